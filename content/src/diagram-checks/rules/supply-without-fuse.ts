import type { Check } from '../check.ts';
import type { Circuit, Node } from '../circuit.ts';
import type { Place } from '../finding.ts';
import { isFed, isSource } from '../pin-roles.ts';

/**
 * A wire of ours from the plus of the vehicle to the plus of a device with no fuse between: chafed through, it takes what
 * the battery gives and burns. A fuse protects the wire behind it, so it sits at the source (ISO 8820-1 is of fuse-links
 * that protect the cables of road vehicles). A device plugged straight into a socket has no wire of ours to protect, and
 * a pin of the vehicle that lies behind its own fuse says so (`fuse`).
 */
export const supplyWithoutFuse: Check<'supply-without-fuse'> = {
  code: 'supply-without-fuse',
  severity: 'ERROR',
  *find(circuit) {
    for (const net of circuit.nets) {
      const sources = net.filter((node) => isSource(node) && !node.pin.fuse);
      if (sources.length === 0 || !net.some(isFed)) continue;
      const ways = waysFrom(circuit, sources);
      for (const node of net.filter(isFed)) {
        const way = ways.get(node);
        if (!way?.hasWire) continue;
        const source = way.source.name;
        yield { places: [node.place, ...placesOf(way)], params: { pin: node.name, source } };
      }
    }
  },
};

/** How a pin is reached: from another one over a connection, or it is the source itself. */
interface Way {
  source: Node;
  hasWire: boolean;
  last: { connection: number; before: Way } | null;
}

/** The shortest way from the nearest source to each pin of its net. */
function waysFrom(circuit: Circuit, sources: readonly Node[]): Map<Node, Way> {
  const ways = new Map<Node, Way>(sources.map((source) => [source, { source, hasWire: false, last: null }]));
  const queue = [...sources];
  for (const node of queue) {
    const before = ways.get(node)!;
    for (const { connection, from, to, wire } of circuit.leadsAt(node)) {
      const other = node === from ? to : from;
      if (!other || ways.has(other)) continue;
      const hasWire = before.hasWire || wire !== null;
      const way: Way = { source: before.source, hasWire, last: { connection, before } };
      for (const pin of [other, ...circuit.joinedInside(other)]) {
        if (ways.has(pin)) continue;
        ways.set(pin, way);
        queue.push(pin);
      }
    }
  }
  return ways;
}

/** Longer than any way that somebody looks along. */
const SHOWN = 12;

function placesOf(way: Way): Place[] {
  const places: Place[] = [];
  for (let { last } = way; last && places.length < SHOWN; last = last.before.last)
    places.push({ connection: last.connection });
  return [...places, way.source.place];
}
