import type { DiagramData } from '@fieldlore/content';
import { drawDiagram } from '@fieldlore/content/drawing';
import type { ColourNotation } from '@fieldlore/content/wire-colour-notation';
import { getLocale } from '#lib/paraglide/runtime.js';
import { NARROW, WIDE } from './drawing-widths.ts';

/** One diagram as SVG for a phone and for a desk: the style sheet shows the one that fits. */
export interface Drawings {
  narrow: string;
  wide: string;
}

/** For the server only, which knows no widths: what draws comes to the browser later, with the viewer. */
export function drawForWidths(diagram: DiagramData, title: string, notation: ColourNotation): Drawings {
  const draw = (width: number) => drawDiagram(diagram, { width, notation, locale: getLocale(), title });
  return { narrow: draw(NARROW), wide: draw(WIDE) };
}
