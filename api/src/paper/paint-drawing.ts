import type { Pdf } from './pdf-document.ts';
import { faceOf } from './fonts.ts';
import { type PathShape, readShapes, type TextShape } from './drawing-shapes.ts';

/** A drawing made for paper, as vectors and as text that can be searched, from the present corner in its own pixels. */
export function paintDrawing(pdf: Pdf, svg: string): void {
  for (const shape of readShapes(svg))
    if (shape.kind === 'path') paintPath(pdf, shape);
    else paintText(pdf, shape);
}

function paintPath(pdf: Pdf, { d, x, y, fill, stroke, strokeWidth, dash }: PathShape): void {
  if (!fill && !stroke) return;
  pdf.save().translate(x, y);
  pdf.path(d);
  if (stroke) {
    pdf.lineWidth(strokeWidth).lineJoin('round');
    if (dash) pdf.dash(dash[0]!, { space: dash[1] ?? dash[0]! });
  }
  if (fill && stroke) pdf.fillAndStroke(fill, stroke);
  else if (fill) pdf.fill(fill);
  else if (stroke) pdf.stroke(stroke);
  pdf.restore();
}

function paintText(pdf: Pdf, { x, y, anchor, runs, halo }: TextShape): void {
  const widths = runs.map((run) => pdf.font(faceOf(run)).fontSize(run.size).widthOfString(run.text));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  let at = x - (anchor === 'end' ? whole : anchor === 'middle' ? whole / 2 : 0);
  const options = { lineBreak: false, baseline: 'alphabetic' } as const;
  // A white band instead of a stroke around each letter: painted twice, the text would be found twice.
  if (halo) {
    const size = Math.max(...runs.map((run) => run.size));
    pdf.rect(at - 1, y - size * 0.8, whole + 2, size).fill(halo.colour);
  }
  runs.forEach((run, i) => {
    pdf.font(faceOf(run)).fontSize(run.size).fillColor(run.fill).text(run.text, at, y, options);
    at += widths[i]!;
  });
}
