import type { Connector } from './diagram.ts';

/**
 * The pins where current goes on: the other end of a fuse; the pins of a splice that carry the same signal, the
 * entered one among them. A point where a whole harness branches is one splice with a pin for each of its lines.
 */
export function passage({ kind, pins }: Connector, entered: string): string[] {
  if (kind === 'SPLICE') {
    const line = pins.find(({ label }) => label === entered)?.signal;
    return pins.flatMap(({ label, signal }) =>
      label && (label === entered || signal === line) ? [label] : [],
    );
  }
  const others = pins.flatMap(({ label }) => (label && label !== entered ? [label] : []));
  return kind === 'FUSE' && others.length === 1 ? others : [];
}
