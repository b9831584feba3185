import type { Check } from '../check.ts';
import { currentLimit } from '../conductors.ts';
import { feedsOf } from '../supply.ts';

/**
 * A fuse that lets through more than the wire behind it carries: the wire burns, the fuse stays whole. Its rating
 * (ISO 8820-3: what it carries for ever) is at most the continuous current of each wire up to the next fuse, see
 * `currentLimit`. Silent where a cross-section or a rating is not given.
 */
export const fuseAboveWire: Check<'fuse-above-wire'> = {
  code: 'fuse-above-wire',
  severity: 'ERROR',
  *find(circuit) {
    const feeds = feedsOf(circuit);
    for (const { from, wire } of circuit.leads) {
      const crossSection = wire?.wire.crossSection;
      const limit = crossSection ? currentLimit(crossSection) : null;
      if (!crossSection || limit === null) continue;
      for (const { name, rating, place } of feeds.get(circuit.netOf(from))?.fuses ?? [])
        if (rating && rating > limit)
          yield {
            places: [{ ...wire!.place, field: 'crossSection' }, place],
            params: {
              wire: wire!.name,
              crossSection,
              fuse: name,
              rating,
              limit: Math.floor(limit * 10) / 10,
            },
          };
    }
  },
};
