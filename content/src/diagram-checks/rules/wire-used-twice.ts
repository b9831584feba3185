import type { Check } from '../check.ts';
import type { Lead } from '../circuit.ts';

/** A wire has two ends: it can't run between more than two pins. Where it branches, there is a splice and two wires. */
export const wireUsedTwice: Check<'wire-used-twice'> = {
  code: 'wire-used-twice',
  severity: 'ERROR',
  *find({ leads }) {
    const byWire = Map.groupBy(
      leads.filter(({ wire }) => wire),
      ({ wire }) => wire!.name,
    );
    for (const [name, own] of byWire) {
      if (own.length < 2) continue;
      const pins = new Set(own.flatMap(({ from, to }: Lead) => [from.name, ...(to ? [to.name] : [])]));
      yield {
        places: [
          { ...own[0]!.wire!.place, field: 'id' },
          ...own.map(({ connection }) => ({ connection, field: 'wire' })),
        ],
        params: { wire: name, pins: [...pins].join(', ') },
      };
    }
  },
};
