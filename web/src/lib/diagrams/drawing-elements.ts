import type { DiagramData } from '@fieldlore/content';
import { pinAnchor } from '@fieldlore/content/pin-anchor';
import type { Picked, WirePath } from './wire-path.ts';

/** What stands under a click or a key: `data-pin` and `data-wire` are written by `drawDiagram`. */
export function pickedAt(target: EventTarget | null): Picked | null {
  const element = target instanceof Element ? target.closest<SVGElement>('[data-pin], [data-wire]') : null;
  if (!element) return null;
  const { pin, wire } = element.dataset;
  if (wire) return { connection: Number(wire) };
  const [connector, row] = pin!.split('.').map(Number) as [number, number];
  return { connector, pin: row };
}

/** Marks what lies on the path; the style sheet dims the rest. */
export function lightPath(place: HTMLElement, path: WirePath | null): void {
  for (const svg of place.querySelectorAll('svg.fl-drawing')) svg.toggleAttribute('data-path', path !== null);
  for (const element of place.querySelectorAll<SVGElement>('[data-pin], [data-wire], [data-label]')) {
    const { pin, wire, label } = element.dataset;
    const isLit = pin ? path?.pins.has(pin) : path?.connections.has(Number(wire ?? label));
    element.classList.toggle('lit', isLit ?? false);
    if (pin) element.setAttribute('aria-pressed', String(isLit ?? false));
  }
}

/** Lights the pins of the path on the photos of the page, which name them by their addresses. */
export function lightPhotos({ connectors }: DiagramData, path: WirePath | null): void {
  const anchors = new Set(
    Array.from(path?.pins ?? [], (pin) => {
      const [connector, row] = pin.split('.').map(Number) as [number, number];
      return `#${pinAnchor(connectors[connector]!.id, connectors[connector]!.pins[row]!.label ?? '')}`;
    }),
  );
  for (const mark of document.querySelectorAll<HTMLAnchorElement>('[data-photo-pin]'))
    mark.classList.toggle('lit', anchors.has(decodeURIComponent(mark.hash)));
}

/**
 * A drawing is a picture until there is a script; then its pins are buttons, named by their titles: one of them in the
 * order of Tab, the arrow keys lead to the others.
 */
export function makePinsOperable(place: HTMLElement): void {
  for (const svg of place.querySelectorAll('svg.fl-drawing')) {
    svg.setAttribute('role', 'group');
    pinsOf(svg).forEach((pin, i) => {
      pin.setAttribute('role', 'button');
      pin.setAttribute('tabindex', i ? '-1' : '0');
    });
  }
}

/** Moves the focus to a neighbouring pin. */
export function movePin(place: HTMLElement, from: EventTarget | null, by: number): void {
  const pins = pinsOf(place);
  const next = pins[pins.indexOf(from as SVGGElement) + by];
  if (!next) return;
  for (const pin of pins) pin.setAttribute('tabindex', pin === next ? '0' : '-1');
  next.focus();
}

const pinsOf = (root: Element): SVGGElement[] => [...root.querySelectorAll<SVGGElement>('[data-pin]')];
