import type { DiagramData } from '@fieldlore/content';
import { makePinsOperable, movePin } from '#lib/diagrams/drawing-elements.ts';

/** Pins and wires of a drawing as buttons, named by their titles; one pin of them is in the order of Tab. */
export function makeOperable(place: HTMLElement): void {
  makePinsOperable(place);
  for (const wire of place.querySelectorAll('[data-wire]')) {
    wire.setAttribute('role', 'button');
    wire.setAttribute('tabindex', '-1');
  }
}

/** How to find what has the focus, after the drawing was made anew; null where it is elsewhere. */
export function focusedIn(place: HTMLElement): string | null {
  const { activeElement } = document;
  if (!(activeElement instanceof SVGElement) || !place.contains(activeElement)) return null;
  const { pin, wire } = activeElement.dataset;
  return pin ? `[data-pin="${pin}"]` : wire ? `[data-wire="${wire}"]` : null;
}

/**
 * Up and down lead from pin to pin, right into the wire of a pin and along it to its other end, left back.
 * @returns whether the key was one of these
 */
export function walk(place: HTMLElement, data: DiagramData, from: EventTarget | null, key: string): boolean {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const isRight = key === 'ArrowRight';
  if ((!step && !isRight && key !== 'ArrowLeft') || !(from instanceof SVGElement)) return false;
  const { pin, wire } = from.dataset;
  if (pin && step) movePin(place, from, step);
  else if (pin) go(place, wireAt(data, pin, isRight));
  else if (wire) go(place, endOf(data, Number(wire), step ? step > 0 : isRight));
  return true;
}

function go(place: HTMLElement, selector: string | null): void {
  const next = selector && place.querySelector<SVGElement>(selector);
  if (!next) return;
  if (next.dataset['pin'])
    for (const pin of place.querySelectorAll('[data-pin]'))
      pin.setAttribute('tabindex', pin === next ? '0' : '-1');
  next.focus();
}

/** A wire that begins at a pin, or with `isStart` false one that ends there; whichever there is. */
function wireAt({ connectors, connections }: DiagramData, pin: string, isStart: boolean): string | null {
  const [connector, row] = pin.split('.').map(Number) as [number, number];
  const there = connectors[connector];
  const isHere = (place: { connector: string; pin: string } | null | undefined): boolean =>
    place?.connector === there?.id && place?.pin === there?.pins[row]?.label;
  const starts = connections.findIndex(({ from }) => isHere(from));
  const ends = connections.findIndex(({ to }) => isHere(to));
  const at = (isStart ? [starts, ends] : [ends, starts]).find((one) => one >= 0);
  return at === undefined ? null : `[data-wire="${at}"]`;
}

function endOf({ connectors, connections }: DiagramData, at: number, isEnd: boolean): string | null {
  const place = isEnd ? connections[at]?.to : connections[at]?.from;
  const connector = connectors.findIndex(({ id }) => id === place?.connector);
  const row = connectors[connector]?.pins.findIndex(({ label }) => label === place?.pin) ?? -1;
  return row < 0 ? null : `[data-pin="${connector}.${row}"]`;
}
