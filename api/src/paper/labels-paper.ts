import { layOutLabels, type LabelLine, type LabelRun, type LabelText } from '@fieldlore/content/labels';
import type { Face } from './fonts.ts';
import { closePdf, MM, openPdf, type Pdf, type PdfFacts } from './pdf-document.ts';
import { paintQr } from './paint-qr.ts';

export interface LabelsPaper extends Omit<PdfFacts, 'landscape'> {
  labels: LabelText[];
  run: LabelRun;
}

const faceOfLine: Record<LabelLine['style'], Face> = { title: 'sans', number: 'bold', issue: 'sans' };

/** Sheets of labels at their true size; to be printed without fitting to the page. */
export async function labelsPdf({ labels, run, ...facts }: LabelsPaper): Promise<Uint8Array> {
  const pdf = openPdf(facts);
  for (const page of layOutLabels(labels, run)) {
    pdf.addPage();
    for (const { x, y, label } of page) {
      pdf.save().translate(x * MM, y * MM);
      paintQr(pdf, label.qr, label.inset * MM, label.inset * MM, label.qrSize * MM);
      label.lines.forEach((line) => paintLine(pdf, line));
      pdf.restore();
    }
  }
  return await closePdf(pdf);
}

function paintLine(pdf: Pdf, { text, style, size, x, y }: LabelLine): void {
  pdf
    .fillColor('#000')
    .font(faceOfLine[style])
    .fontSize(size * MM);
  pdf.text(text, x * MM, y * MM, { lineBreak: false, baseline: 'alphabetic' });
}
