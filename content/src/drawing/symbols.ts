import type { Connector } from '../kinds/diagram.ts';

/** IEC 60617 02-15-01, 12 × 12. */
export const GROUND_SYMBOL = 'M6 0V6M0 6H12M2.5 9H9.5M5 12H7';

/** What a part is, as drawn on circuit diagrams (IEC 60617), 26 × 14; devices and vehicles have none. */
const SYMBOLS: Partial<Record<Connector['kind'], string>> = {
  FUSE: '<path d="M0 7H26M5 3h16v8H5z"/>',
  RELAY: '<path d="M5 1h16v12H5zM8 13 18 1M0 7h5M21 7h5"/>',
  SPLICE: '<path d="M0 7h26M13 7V14"/><circle class="dot" cx="13" cy="7" r="3.5"/>',
  TERMINAL: '<path d="M0 7h13"/><circle cx="18" cy="7" r="5"/><circle class="dot" cx="18" cy="7" r="1.5"/>',
  SENSOR: '<path d="M13 0 26 7 13 14 0 7zM8 7h10"/>',
};

export function symbolOf(kind: Connector['kind'], x: number, y: number): string {
  const drawing = SYMBOLS[kind];
  return drawing ? `<g class="symbol" transform="translate(${Math.round(x)} ${y})">${drawing}</g>` : '';
}
