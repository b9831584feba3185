import type { Check } from '../check.ts';

/** A mark on a connector's photo that names a pin its table does not have: who taps it at the vehicle is told nothing. */
export const photoOfNoPin: Check<'photo-of-no-pin'> = {
  code: 'photo-of-no-pin',
  severity: 'WARNING',
  *find({ data: { connectors, pictures } }) {
    const shown = pictures.filter(({ connector }) => connector);
    for (const [name, photos] of Map.groupBy(shown, ({ connector }) => connector!)) {
      const at = connectors.findIndex(({ id }) => id === name);
      const known = new Set(connectors[at]?.pins.map(({ label }) => label));
      const marked = new Set(photos.flatMap(({ places }) => places.map(({ pin }) => pin)));
      const gone = [...marked].filter((pin) => !known.has(pin));
      if (gone.length > 0 && connectors.length > 0)
        // Photos have no place of their own: where the connector is gone, the tables are shown from the first.
        yield {
          places: [{ connector: Math.max(0, at) }],
          params: { connector: name, pins: gone.join(', ') },
        };
    }
  },
};
