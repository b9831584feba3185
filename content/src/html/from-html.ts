import { parse } from 'parse5';
import type { RichDocument } from '../document/document.ts';
import { parseDocument } from '../document/parse.ts';
import { type SourceElement, findElement } from './elements.ts';
import { Flow } from './flow.ts';
import { HtmlReader, START } from './reader.ts';

/** How links and pictures of a source find their place here. Both are asked with the address as it is written. */
export interface ImportOptions {
  /** The address to store, or `null` for plain text. Without it only addresses that are safe as they are stay. */
  resolveLink?: (href: string) => string | null;
  /** The id of the uploaded file. Where it is `null`, a picture from outside becomes a link to it. */
  resolveImage?: (src: string, alt: string) => string | null;
}

export interface HtmlImportOptions extends ImportOptions {
  /** The part of the page that is the article; the first that fits. Without it, or where none fits, the whole body. */
  root?: (element: SourceElement) => boolean;
  /** Parts of the article to leave out. */
  skip?: (element: SourceElement) => boolean;
}

/**
 * Any HTML as a document. Every word a browser could show survives; what has no counterpart here becomes plain
 * paragraphs. Hidden elements are kept: pages hide alternatives that a script would have chosen between.
 * @throws InvalidDocument only for more text or nodes than a document may have.
 */
export function fromHtml(html: string, options: HtmlImportOptions = {}): RichDocument {
  const page = parse(html);
  const root = (options.root && findElement(page, options.root)) ?? page;
  const flow = new Flow();
  new HtmlReader(options).children(root, flow, START);
  return parseDocument({ type: 'doc', content: flow.finish() });
}
