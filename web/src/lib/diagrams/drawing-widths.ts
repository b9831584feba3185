/** Widths a drawing is made for, on a phone and on a desk, and that of its place from which on it is the wide one; pixels. */
export const NARROW = 340;
export const WIDE = 760;
export const WIDE_FROM = 560;

/** One diagram as SVG for a phone and for a desk: the style sheet shows the one that fits. */
export interface Drawings {
  narrow: string;
  wide: string;
}
