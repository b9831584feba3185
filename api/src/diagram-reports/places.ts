import type { DiagramData } from '@fieldlore/content';

/** What a report can be about, as a diagram names it: a tap or connector, `X1:5`, `W1:2`. */
export function placesOf({ connectors, cables, taps }: DiagramData): Set<string> {
  return new Set([
    ...taps.map(({ id }) => id),
    ...connectors.flatMap(({ id, pins }) => [
      id,
      ...pins.flatMap(({ label }) => (label ? [`${id}:${label}`] : [])),
    ]),
    ...cables.flatMap(({ id, wires }) => [id, ...wires.map((wire) => `${id}:${wire.id}`)]),
  ]);
}
