import type { Check } from '../check.ts';

/**
 * Two outputs on one conductor: what one pulls up the other pulls down, and one of them burns. Outputs that all pull to
 * the same side only (open collectors, high-side switches: one known `activeLevel`) may share a conductor.
 */
export const outputsJoined: Check<'outputs-joined'> = {
  code: 'outputs-joined',
  severity: 'ERROR',
  *find({ nets }) {
    for (const net of nets) {
      const [first, second, ...more] = net.filter(
        ({ pin, connector }) => pin.direction === 'OUTPUT' && connector.kind !== 'SPLICE',
      );
      if (!first || !second) continue;
      const outputs = [first, second, ...more];
      const levels = new Set(outputs.map(({ pin }) => pin.activeLevel ?? null));
      if (levels.size === 1 && !levels.has(null)) continue;
      yield {
        places: [
          { ...first.place, field: 'direction' },
          ...outputs.slice(1).map(({ place }) => ({ ...place, field: 'direction' })),
        ],
        params: { pins: outputs.map(({ name }) => name).join(', ') },
      };
    }
  },
};
