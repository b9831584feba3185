import { pdfText } from '../src/attachments/pdf-text.ts';

/** The text of a PDF, page by page, with any white space as one blank. */
export async function readPdf(answer: Response | Uint8Array): Promise<string[]> {
  const bytes = answer instanceof Response ? await answer.arrayBuffer() : answer;
  const { pages, problem } = await pdfText(Buffer.from(bytes as ArrayBuffer));
  if (problem) throw new Error(`The PDF is ${problem}`);
  return pages.map(({ text }) => text.replaceAll(/\s+/g, ' '));
}
