import type { ColourNotation } from '@fieldlore/content/wire-colour-notation';

/** Drawings, tables of pins and of what to buy, and WireViz with the pictures beside. */
export const DRAWING_FORMATS = ['svg', 'png', 'pdf', 'xlsx', 'csv', 'zip'] as const;

/** Where a scheme is handed out as a file, with the letters and pins that are shown. */
export function fileOfDrawing(
  number: number,
  format: (typeof DRAWING_FORMATS)[number],
  { notation, wired }: { notation: ColourNotation; wired: boolean },
): string {
  return `/drawings/${number}.${format}?notation=${notation}${wired ? '&wired=1' : ''}`;
}
