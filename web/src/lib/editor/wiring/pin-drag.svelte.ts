/** Pixels: whoever moved less than this pressed. */
const PRESS = 6;
/** A finger that rests on a pin this long, ms, draws; one that moves before scrolls. */
const HOLD = 300;
/** Pixels from the edge of the place within which it scrolls, and how far at a time. */
const EDGE = 28;
const SCROLL = 14;

interface Spot {
  x: number;
  y: number;
}

/**
 * Draws a line from one pin of a drawing to another. A finger belongs to scrolling until it has rested on a pin; or it taps
 * one pin and then the other.
 */
export class PinDrag {
  /** In pixels of the sheet; null while nothing is being drawn. */
  line = $state.raw<{ from: Spot; to: Spot } | null>(null);
  /** The pin that the line would end at, by its `data-pin`. */
  over = $state.raw<string | null>(null);
  /** The last press was a drag: the click that ends it presses nothing. */
  dragged = false;

  readonly #sheet: () => HTMLElement | undefined;
  readonly #onconnect: (from: string, to: string) => void;
  #start: { pin: string; client: Spot } | null = null;
  /** A finger that has not rested long enough. */
  #waiting: { client: Spot; timer: ReturnType<typeof setTimeout> } | null = null;

  /** @param sheet what is drawn lies in it, scrolled by its parent */
  constructor(sheet: () => HTMLElement | undefined, onconnect: (from: string, to: string) => void) {
    this.#sheet = sheet;
    this.#onconnect = onconnect;
  }

  readonly attach = (node: HTMLElement): (() => void) => {
    const listeners = new AbortController();
    const { signal } = listeners;
    node.addEventListener('pointerdown', this.#down, { signal });
    node.addEventListener('pointermove', this.#move, { signal });
    node.addEventListener('pointerup', this.#up, { signal });
    node.addEventListener('pointercancel', this.cancel, { signal });
    // The browser would scroll, or offer its menu, and take the finger from us.
    const keepFinger = (event: Event) => this.#start && event.preventDefault();
    node.addEventListener('touchmove', keepFinger, { signal, passive: false });
    node.addEventListener('contextmenu', keepFinger, { signal });
    return () => {
      listeners.abort();
      this.cancel();
    };
  };

  readonly cancel = (): void => {
    clearTimeout(this.#waiting?.timer);
    this.#waiting = null;
    this.#start = null;
    this.line = null;
    this.over = null;
  };

  readonly #down = (event: PointerEvent): void => {
    this.dragged = false;
    // A second finger is no line either.
    this.cancel();
    if (event.button !== 0 || !event.isPrimary) return;
    const pin = pinAt(event.target);
    if (pin === null) return;
    const client = { x: event.clientX, y: event.clientY };
    if (event.pointerType !== 'touch') return void (this.#start = { pin, client });
    const timer = setTimeout(() => {
      this.#waiting = null;
      this.#start = { pin, client };
      this.over = pin;
    }, HOLD);
    this.#waiting = { client, timer };
  };

  readonly #move = (event: PointerEvent): void => {
    const { clientX: x, clientY: y } = event;
    const rested = this.#waiting?.client;
    if (rested && Math.hypot(x - rested.x, y - rested.y) >= PRESS) this.cancel();
    const start = this.#start;
    if (!start) return;
    const node = event.currentTarget as HTMLElement;
    if (!this.line) {
      if (Math.hypot(x - start.client.x, y - start.client.y) < PRESS) return;
      node.setPointerCapture(event.pointerId);
      this.dragged = true;
    }
    scrollAtEdge(node, { x, y });
    const over = pinAt(document.elementFromPoint(x, y));
    this.over = over === start.pin ? null : over;
    this.line = { from: this.line?.from ?? this.#onSheet(start.client), to: this.#onSheet({ x, y }) };
  };

  readonly #up = (): void => {
    const [start, over] = [this.#start, this.over];
    this.cancel();
    if (start && over && over !== start.pin) this.#onconnect(start.pin, over);
  };

  #onSheet({ x, y }: Spot): Spot {
    const { left, top } = this.#sheet()!.getBoundingClientRect();
    return { x: x - left, y: y - top };
  }
}

const pinAt = (target: EventTarget | null): string | null =>
  (target instanceof Element ? target.closest<SVGElement>('[data-pin]')?.dataset['pin'] : null) ?? null;

function scrollAtEdge(place: HTMLElement, { x, y }: Spot): void {
  const { left, right, top, bottom } = place.getBoundingClientRect();
  const by = (at: number, low: number, high: number): number =>
    at < low + EDGE ? -SCROLL : at > high - EDGE ? SCROLL : 0;
  place.scrollBy(by(x, left, right), by(y, top, bottom));
}
