import type { Check } from '../check.ts';

const CRIMPED: readonly string[] = ['DEVICE', 'SENSOR', 'RELAY'];

/**
 * Two wires in the contact of one input or output: a contact is crimped once, and two signals on one pin are one too many.
 * Supply, ground and the lines of a bus are led on from pin to pin everywhere, so these may; so may splices, studs, fuse
 * holders and the vehicle's own loom. A pin may also meet what its plug is plugged into.
 */
export const pinUsedTwice: Check<'pin-used-twice'> = {
  code: 'pin-used-twice',
  severity: 'WARNING',
  *find(circuit) {
    for (const node of circuit.nodes) {
      const { connector, pin } = node;
      const isSignal = pin.direction === 'INPUT' || pin.direction === 'OUTPUT';
      if (!isSignal || !CRIMPED.includes(connector.kind)) continue;
      const wired = circuit.leadsAt(node).filter(({ wire }) => wire);
      const names = [...new Set(wired.map(({ wire }) => wire!.name))];
      if (names.length < 2) continue;
      yield {
        places: [node.place, ...wired.map(({ connection }) => ({ connection }))],
        params: { pin: node.name, wires: names.join(', ') },
      };
    }
  },
};
