const MOST = 6;
const STEP = 1.5;
/** A finger that moved less than this tapped, pixels. */
const TAP = 6;
/** Its size has not changed for so long, milliseconds: whoever magnified it is done. */
const REST = 150;

interface Spot {
  x: number;
  y: number;
}

/**
 * Moves and magnifies what lies in an element: two fingers, a wheel with Ctrl, dragging, buttons. At its own size one
 * finger and the wheel belong to the page, so that nobody is caught by a drawing while scrolling.
 */
export class PanZoom {
  scale = $state(1);
  x = $state(0);
  y = $state(0);
  /**
   * It stands magnified: the browser keeps what is drawn as one picture, made before a finger moves it, and not while
   * it grows, when each size has to be drawn sharply.
   */
  isKept = $state(false);
  /** The wheel magnifies without Ctrl: the drawing has the screen to itself. */
  ownsWheel = false;
  /** The last press was a drag: the click that ends it picks nothing. */
  dragged = false;

  #node: HTMLElement | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  readonly #pointers = new Map<number, Spot>();
  #pressedAt: Spot = { x: 0, y: 0 };

  get transform(): string {
    return `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
  }

  readonly attach = (node: HTMLElement): (() => void) => {
    this.#node = node;
    const listeners = new AbortController();
    const { signal } = listeners;
    node.addEventListener('pointerdown', this.#down, { signal });
    for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const)
      node.addEventListener(end, this.#up, { signal });
    node.addEventListener('pointermove', this.#move, { signal });
    node.addEventListener('wheel', this.#wheel, { signal, passive: false });
    // Two fingers would scroll the page, and the browser would take them from us.
    const keepFingers = (event: TouchEvent) => event.touches.length > 1 && event.preventDefault();
    node.addEventListener('touchstart', keepFingers, { signal, passive: false });
    node.addEventListener('touchmove', keepFingers, { signal, passive: false });
    return () => {
      listeners.abort();
      this.#letGo();
      this.#node = null;
    };
  };

  zoomIn = (): void => this.#zoomMiddle(STEP);
  zoomOut = (): void => this.#zoomMiddle(1 / STEP);

  reset = (): void => {
    [this.scale, this.x, this.y] = [1, 0, 0];
    this.#letGo();
  };

  #zoomMiddle(by: number): void {
    if (!this.#node) return;
    const { width, height } = this.#node.getBoundingClientRect();
    this.#zoom(by, { x: width / 2, y: height / 2 });
  }

  #letGo(): void {
    clearTimeout(this.#rest);
    this.isKept = false;
  }

  #keepSoon(): void {
    this.#letGo();
    if (this.scale > 1) this.#rest = setTimeout(() => (this.isKept = true), REST);
  }

  /** What is at `spot` stays there. */
  #zoom(by: number, spot: Spot): void {
    const scale = Math.min(MOST, Math.max(1, this.scale * by));
    const ratio = scale / this.scale;
    this.scale = scale;
    this.#keepSoon();
    this.#place(spot.x - (spot.x - this.x) * ratio, spot.y - (spot.y - this.y) * ratio);
  }

  #place(x: number, y: number): void {
    if (!this.#node) return;
    const { width, height } = this.#node.getBoundingClientRect();
    this.x = Math.min(0, Math.max(width * (1 - this.scale), x));
    this.y = Math.min(0, Math.max(height * (1 - this.scale), y));
  }

  #spotOf({ clientX, clientY }: { clientX: number; clientY: number }): Spot {
    const { left, top } = this.#node!.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    this.#pointers.set(event.pointerId, this.#spotOf(event));
    if (this.#pointers.size > 1) return void (this.dragged = true);
    this.dragged = false;
    this.#pressedAt = this.#spotOf(event);
  };

  readonly #up = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
  };

  readonly #move = (event: PointerEvent): void => {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = this.#spotOf(event);
    this.#pointers.set(event.pointerId, now);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      this.#zoom(apart(now, other) / Math.max(1, apart(before, other)), between(now, other));
      this.#place(this.x + (now.x - before.x) / 2, this.y + (now.y - before.y) / 2);
    } else if (this.scale > 1) {
      if (apart(now, this.#pressedAt) > TAP && !this.dragged) {
        this.dragged = true;
        this.#node!.setPointerCapture(event.pointerId);
      }
      if (this.dragged) this.#place(this.x + now.x - before.x, this.y + now.y - before.y);
    }
  };

  readonly #wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey && !this.ownsWheel) return;
    event.preventDefault();
    // A trackpad's pinch comes as small steps, a wheel's notch as about a hundred.
    this.#zoom(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 200), this.#spotOf(event));
  };
}

const apart = (one: Spot, two: Spot): number => Math.hypot(one.x - two.x, one.y - two.y);
const between = (one: Spot, two: Spot): Spot => ({ x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 });
