import { getDocumentProxy } from 'unpdf';
import { type ExtractedText, longest, TextError, TextPages } from './extracted-text.ts';

/** The text of a PDF by its pages. @throws TextError; anything else where it is damaged */
export async function pdfText(bytes: Buffer): Promise<ExtractedText> {
  const pdf = await open(bytes);
  const pages = new TextPages();
  let number = 0;
  while (number < Math.min(pdf.numPages, longest.pages) && !pages.isFull) {
    const page = await pdf.getPage(++number);
    const { items } = await page.getTextContent();
    pages.add(
      number,
      items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
    );
    page.cleanup();
  }
  return pages.done(number === pdf.numPages);
}

async function open(bytes: Buffer) {
  try {
    // Text needs no fonts, and what is odd in a file is no news for the log.
    return await getDocumentProxy(new Uint8Array(bytes), {
      disableFontFace: true,
      verbosity: 0,
    });
  } catch (error) {
    if ((error as Error).name === 'PasswordException') throw new TextError('ENCRYPTED');
    throw error;
  }
}
