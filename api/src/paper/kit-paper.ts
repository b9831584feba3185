import { qrCode } from '@fieldlore/content/qr';
import { closePdf, MM, openPdf, type Pdf, type PdfFacts } from './pdf-document.ts';
import { paintQr } from './paint-qr.ts';

export interface PaperRow {
  /** What stands before it: a quantity, a box to tick. */
  mark: string;
  title: string;
  /** Beside the title, such as a state. */
  aside: string;
  lines: string[];
}

export interface PaperPart {
  heading: string;
  rows: PaperRow[];
}

export interface KitPaper extends Omit<PdfFacts, 'landscape'> {
  /** Under the title. */
  lead: string[];
  /** Where the QR code leads, whole, and what is said under it. */
  url: string;
  caption: string;
  warnings: string[];
  parts: PaperPart[];
  /** At the foot of every page, before its number. */
  foot: string;
}

const margin = 15 * MM;
const bottom = 297 * MM - 17 * MM;
const right = 210 * MM - margin;
const qrSide = 22 * MM;
const markWidth = 11 * MM;
const textWidth = right - margin - markWidth;

/** A kit as a document to send: what to install, why, and what to ask; as many A4 pages as it takes. */
export async function kitPdf(paper: KitPaper): Promise<Uint8Array> {
  const pdf = openPdf(paper);
  pdf.addPage();
  paintHead(pdf, paper);
  for (const warning of paper.warnings) paintWarning(pdf, warning);
  for (const part of paper.parts) paintPart(pdf, part);
  paintFeet(pdf, paper);
  return await closePdf(pdf);
}

function paintHead(pdf: Pdf, { title, lead, url, caption }: KitPaper): void {
  const room = right - margin - qrSide - 6 * MM;
  paintQr(pdf, qrCode(url), right - qrSide, margin, qrSide);
  pdf.fillColor('#333').font('sans').fontSize(8);
  pdf.text(caption, right - qrSide - 6 * MM, margin + qrSide + 3, {
    width: qrSide + 6 * MM,
    align: 'right',
    link: url,
  });
  const underCode = pdf.y;
  pdf
    .fillColor('#000')
    .font('bold')
    .fontSize(18)
    .text(title, margin, margin - 3, { width: room });
  pdf.font('sans').fontSize(9.5).fillColor('#333');
  for (const line of lead) pdf.text(line, margin, pdf.y + 2, { width: room });
  pdf.y = Math.max(pdf.y, underCode) + 3 * MM;
}

function paintWarning(pdf: Pdf, text: string): void {
  const width = right - margin - 6 * MM;
  pdf.font('sans').fontSize(9.5);
  const height = pdf.heightOfString(text, { width }) + 2 * MM;
  keepTogether(pdf, height + 2 * MM);
  const top = pdf.y;
  // A bar of black: it still says «mind this» where the printer has no colour.
  pdf.rect(margin, top, 1 * MM, height).fill('#000');
  pdf.fillColor('#000').text(text, margin + 4 * MM, top + 1 * MM, { width });
  pdf.y = top + height + 2 * MM;
}

function paintPart(pdf: Pdf, { heading, rows }: PaperPart): void {
  const [first] = rows;
  if (!first) return;
  keepTogether(pdf, 11 * MM + heightOfRow(pdf, first));
  pdf.y += 3 * MM;
  pdf.fillColor('#000').font('bold').fontSize(12).text(heading, margin, pdf.y);
  pdf.y += 1 * MM;
  for (const row of rows) paintRow(pdf, row);
}

const titleOf = ({ title, aside }: PaperRow): string => (aside ? `${title}  ` : title);

/** Of a row of at most a page; a longer one goes on by itself. */
function heightOfRow(pdf: Pdf, row: PaperRow): number {
  const options = { width: textWidth };
  const title = pdf
    .font('bold')
    .fontSize(10)
    .heightOfString(titleOf(row) + row.aside, options);
  pdf.font('sans').fontSize(9);
  return row.lines.reduce((sum, line) => sum + pdf.heightOfString(line, options) + 1, title) + 3 * MM;
}

function paintRow(pdf: Pdf, row: PaperRow): void {
  keepTogether(pdf, heightOfRow(pdf, row));
  pdf.moveTo(margin, pdf.y).lineTo(right, pdf.y).lineWidth(0.4).stroke('#999');
  const top = pdf.y + 1.2 * MM;
  const x = margin + markWidth;
  pdf.fillColor('#000').font('bold').fontSize(10);
  pdf.text(row.mark, margin, top, { width: markWidth, lineBreak: false });
  pdf.text(titleOf(row), x, top, { width: textWidth, continued: row.aside !== '' });
  if (row.aside) pdf.font('sans').fontSize(9).fillColor('#333').text(row.aside);
  pdf.font('sans').fontSize(9).fillColor('#222');
  for (const line of row.lines) pdf.text(line, x, pdf.y + 1, { width: textWidth });
  pdf.y += 1.2 * MM;
}

/** What is left of the page is too little: go on with the next one. */
function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height <= bottom || pdf.y <= margin + 1) return;
  pdf.addPage();
  pdf.y = margin;
}

function paintFeet(pdf: Pdf, { foot }: KitPaper): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let i = 0; i < count; i++) {
    pdf.switchToPage(start + i);
    const y = 297 * MM - 12 * MM;
    pdf.font('sans').fontSize(8).fillColor('#555');
    pdf.text(foot, margin, y, { width: right - margin - 20 * MM, height: 10, ellipsis: true });
    pdf.text(`${i + 1} / ${count}`, margin, y, { width: right - margin, align: 'right', lineBreak: false });
  }
}
