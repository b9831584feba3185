import type { DiagramData, Place } from '@fieldlore/content';

/** Lights what a finding is about on a drawing made by `drawDiagram`; nothing puts it out. */
export function lightPlaces(drawing: HTMLElement, data: DiagramData, places: readonly Place[]): void {
  for (const element of drawing.querySelectorAll('.lit')) element.classList.remove('lit');
  for (const place of places)
    for (const element of drawing.querySelectorAll(selectorOf(data, place))) element.classList.add('lit');
}

function selectorOf(data: DiagramData, place: Place): string {
  if ('connection' in place) return `[data-wire="${place.connection}"]`;
  if ('pin' in place) return `[data-pin="${place.connector}.${place.pin}"]`;
  if ('connector' in place) return `[data-box="${place.connector}"]`;
  const cable = data.cables[place.cable];
  const wire = cable?.wires[place.wire];
  const via = data.connections.flatMap((one, i) =>
    one.wire && one.wire.cable === cable?.id && one.wire.wire === wire?.id ? [`[data-wire="${i}"]`] : [],
  );
  return via.join() || 'none';
}

/** Brings the number of a finding on the drawing into sight. */
export function goToMark(number: number): void {
  document
    .querySelector(`.fl-drawing [data-mark="${number}"]`)
    ?.scrollIntoView({ block: 'center', inline: 'center' });
}

/** Unfolds what a row of the tables stands in and puts the focus into its cell. */
export function goToRow(path: string): void {
  const found = [...rowsAbove(path)].find(Boolean);
  if (!found) return;
  for (let part = found.closest('details'); part; part = part.parentElement?.closest('details') ?? null)
    part.open = true;
  const cell = found.querySelector(`[data-column="${path.split('.').at(-1)}"]`) ?? found;
  const control = cell.querySelector<HTMLElement>('input, select, textarea');
  control?.focus();
  (control ?? found).scrollIntoView({ block: 'center' });
}

/** The element of a place, or of what it stands in: `connectors.0.pins.3.direction` stands in `connectors.0.pins.3`. */
function* rowsAbove(path: string): Iterable<HTMLElement | null> {
  for (let at = path; at; at = at.slice(0, Math.max(0, at.lastIndexOf('.'))))
    yield document.querySelector<HTMLElement>(`[data-place="${CSS.escape(at)}"]`);
}
