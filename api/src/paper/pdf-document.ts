import PdfKit from 'pdfkit';
import { faceFile, faces } from './fonts.ts';

export type Pdf = InstanceType<typeof PdfKit>;

export interface PdfFacts {
  title: string;
  locale: 'ru' | 'en';
  /** ISO. Stands in the file, and the same content with the same time is the same bytes. */
  madeAt: string;
  landscape?: boolean;
}

/** Points in a millimetre and in a pixel of 1/96 inch. */
export const MM = 72 / 25.4;
export const PIXEL = 0.75;

/** An A4 document without a page yet, with our faces by their names. */
export function openPdf({ title, locale, madeAt, landscape = false }: PdfFacts): Pdf {
  const pdf = new PdfKit({
    autoFirstPage: false,
    bufferPages: true,
    size: 'A4',
    layout: landscape ? 'landscape' : 'portrait',
    margin: 0,
    lang: locale,
    displayTitle: true,
    font: faceFile('sans'),
    info: { Title: title, Creator: 'Fieldlore', Producer: 'Fieldlore', CreationDate: new Date(madeAt) },
  });
  for (const face of faces) pdf.registerFont(face, faceFile(face));
  return pdf;
}

/** The bytes of a document that nothing more comes to. */
export async function closePdf(pdf: Pdf): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  pdf.end();
  await done;
  return new Uint8Array(Buffer.concat(parts));
}
