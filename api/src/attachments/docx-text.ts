import { SaxesParser } from 'saxes';
import { readZip, ZipError } from '../files/read-zip.ts';
import { type ExtractedText, TextError, TextPages } from './extracted-text.ts';

/** The text, then its footnotes; headers repeat on each page, and comments are remarks of who wrote it. */
const parts = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'];

/** Unpacked; the text of a thousand pages is a tenth of it. */
const limits = { entries: 5_000, entryBytes: 64 * 2 ** 20, totalBytes: 512 * 2 ** 20 };

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** The same in documents saved as “strict Open XML”. */
const strictNamespace = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

/** What stands between the words of two of them. */
const breaks: Record<string, string> = { p: '\n', br: '\n', cr: '\n', tab: '\t', tc: '\t' };

/** The text of a Word document, a line a paragraph; it has no pages until somebody prints it. @throws TextError */
export function docxText(bytes: Buffer): ExtractedText {
  const entries = tooLargeOr(() => readZip(bytes, limits));
  const found = parts.flatMap((path) => entries.find((entry) => entry.path === path) ?? []);
  if (found.length === 0) throw new TextError('DAMAGED');
  const pages = new TextPages();
  pages.add(1, found.map((entry) => textOf(entry.bytes().toString('utf8'))).join('\n'));
  return pages.done(true);
}

/** Deleted words of tracked changes are elements of their own (`delText`) and stay out. */
function textOf(xml: string): string {
  const text: string[] = [];
  let isText = false;
  const parser = new SaxesParser({ xmlns: true });
  const isWord = (uri: string) => uri === wordNamespace || uri === strictNamespace;
  parser.on('opentag', ({ local, uri }) => {
    isText = isWord(uri) && local === 't';
  });
  parser.on('text', (words) => {
    if (isText) text.push(words);
  });
  parser.on('closetag', ({ local, uri }) => {
    isText = false;
    if (isWord(uri)) text.push(breaks[local] ?? '');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return text.join('');
}

/** Runs what reads an archive; one past its limits is no damaged one. */
export function tooLargeOr<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ZipError && error.isTooLarge) throw new TextError('TOO_LARGE');
    throw error;
  }
}
