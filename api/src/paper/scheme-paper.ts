import { drawingFile } from '@fieldlore/content/drawing-file';
import { fitSheet, type Orientation, sizeOfDrawing } from '@fieldlore/content/fit-sheet';
import { qrCode } from '@fieldlore/content/qr';
import { closePdf, MM, openPdf, type PdfFacts, PIXEL } from './pdf-document.ts';
import { paintDrawing } from './paint-drawing.ts';
import { paintQr } from './paint-qr.ts';

export interface SchemePaper extends Omit<PdfFacts, 'landscape'> {
  /** «№ 4821, редакция 3 от 12 марта 2026 г.» */
  issue: string;
  /** Where the QR code leads, whole. */
  url: string;
  /** As `drawDiagram` made them for an upright sheet and for one on its side. */
  drawings: Record<Orientation, string>;
}

const margin = 10 * MM;
const qrSide = 18 * MM;

/** One A4 sheet: a head with number, revision, date and QR code, and the drawing as large as the rest lets it. */
export async function schemePdf({ drawings, issue, url, ...facts }: SchemePaper): Promise<Uint8Array> {
  const { orientation, svg } = fitSheet(drawings);
  const pdf = openPdf({ ...facts, landscape: orientation === 'landscape' });
  pdf.addPage();
  const { width, height } = pdf.page;
  const right = width - margin;
  const room = right - margin - qrSide - 6 * MM;

  paintQr(pdf, qrCode(url), right - qrSide, margin, qrSide);
  pdf.fillColor('#000').font('bold').fontSize(14);
  pdf.text(facts.title, margin, margin, { width: room, height: 34, ellipsis: true });
  pdf
    .font('sans')
    .fontSize(10)
    .text(issue, margin, pdf.y + 2, { width: room });
  pdf
    .fontSize(8)
    .fillColor('#333')
    .text(url, margin, margin + qrSide - 9, { width: room, lineBreak: false, link: url });
  const rule = margin + qrSide + 2 * MM;
  pdf.moveTo(margin, rule).lineTo(right, rule).lineWidth(0.75).stroke('#000');

  const top = rule + 2 * MM;
  const size = sizeOfDrawing(svg);
  const scale = Math.min(
    (right - margin) / size.width,
    (height - margin - top) / size.height,
    // A scheme of one wire is not blown up to a poster.
    PIXEL * 1.5,
  );
  pdf
    .save()
    .translate(margin + (right - margin - size.width * scale) / 2, top)
    .scale(scale);
  paintDrawing(pdf, drawingFile(svg, 'paper'));
  pdf.restore();
  return await closePdf(pdf);
}
