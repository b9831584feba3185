import type { ColourNotation } from '@fieldlore/content/wire-colour-notation';

export const DRAWING_FORMATS = ['svg', 'png', 'pdf'] as const;

/** Where a scheme is handed out as a file, with the letters and pins that are shown. */
export function fileOfDrawing(
  number: number,
  format: (typeof DRAWING_FORMATS)[number],
  { notation, wired }: { notation: ColourNotation; wired: boolean },
): string {
  return `/drawings/${number}.${format}?notation=${notation}${wired ? '&wired=1' : ''}`;
}
