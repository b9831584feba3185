import type { Check } from '../check.ts';
import type { Circuit } from '../circuit.ts';
import type { Found, Place } from '../finding.ts';

/** Letters that look alike in Latin and Cyrillic, as capitals: `Х1` typed in the other layout is the same on paper. */
const LATIN = 'ABCEHKMOPTXY';
const CYRILLIC = 'АВСЕНКМОРТХУ';

const asRead = (number: string): string =>
  [...number.trim()].map((letter) => LATIN[CYRILLIC.indexOf(letter)] ?? letter).join('');

/**
 * Two pins of one connector that a wire leads to, two wires of one cable or two parts of a sheet that read the same:
 * nobody at the vehicle can tell which is meant. Upper and lower case are not the same, makers use both. The pads of a
 * splice or a terminal may share a name: they are one piece of metal.
 */
export const doubleNumber: Check<'double-number'> = {
  code: 'double-number',
  severity: 'ERROR',
  *find(circuit) {
    const { connectors, cables } = circuit.data;
    yield* repeated(
      connectors,
      ({ id }) => id,
      '',
      (connector) => ({ connector, field: 'id' }),
    );
    for (const found of repeatedPins(circuit)) if (found.isWired) yield found;
    for (const [cable, { id, wires }] of cables.entries())
      yield* repeated(
        wires,
        (wire) => wire.id,
        id,
        (wire) => ({ cable, wire, field: 'id' }),
      );
  },
};

/** The same in a table of pins that nothing is connected to: a slip, or one pin with two functions in two rows. */
export const numberInTwoRows: Check<'number-in-two-rows'> = {
  code: 'number-in-two-rows',
  severity: 'WARNING',
  *find(circuit) {
    for (const found of repeatedPins(circuit)) if (!found.isWired) yield found;
  },
};

type Repeated = Found<'double-number'>;

function* repeatedPins(circuit: Circuit): Iterable<Repeated & { isWired: boolean }> {
  const boxes = Map.groupBy(circuit.nodes, ({ place }) => place.connector);
  for (const [connector, nodes] of boxes) {
    const { id, kind } = nodes[0]!.connector;
    if (kind === 'SPLICE' || kind === 'TERMINAL') continue;
    const wired = new Set(
      nodes.filter((node) => circuit.leadsAt(node).length).map(({ pin }) => asRead(pin.label ?? '')),
    );
    const placeOf = (pin: number): Place => ({ connector, pin, field: 'label' });
    for (const found of repeated(nodes, ({ pin }) => pin.label, id, placeOf))
      yield { ...found, isWired: wired.has(found.params.number) };
  }
}

function* repeated<T>(
  things: readonly T[],
  nameOf: (thing: T) => string | null | undefined,
  place: string,
  placeOf: (position: number) => Place,
): Iterable<Repeated> {
  const positions = Map.groupBy(things.keys(), (at) => asRead(nameOf(things[at]!) ?? ''));
  for (const [number, [first, second, ...others]] of positions)
    if (number && second !== undefined)
      yield {
        places: [placeOf(second), placeOf(first!), ...others.map(placeOf)],
        params: { number, place },
      };
}
