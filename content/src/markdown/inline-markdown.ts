import type { RichMark, RichNode } from '../document/document.ts';
import { escapeHtml } from '../document/escape.ts';
import { pictureOf } from '../document/picture.ts';
import type { MarkdownOptions } from './to-markdown.ts';

/** What is between the two ends of a mark, or an end itself. */
type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'open'; mark: RichMark; close: number }
  | { kind: 'close'; mark: RichMark; open: number };

const DELIMITERS: Record<string, string> = { bold: '**', italic: '*', strike: '~~' };
// prettier-ignore
const TAGS: Record<string, string> = {
  bold: 'strong', italic: 'em', strike: 's', underline: 'u', code: 'code', highlight: 'mark', superscript: 'sup', subscript: 'sub',
};

/**
 * The content of a paragraph, heading or cell in Markdown. Where CommonMark would not see a delimiter as one (inside a
 * word, beside punctuation or another delimiter) the mark is written as an HTML tag, so that reading it gives it back.
 */
export function inlineMarkdown(
  nodes: RichNode[] | undefined,
  options: MarkdownOptions,
  lineBreak: string,
): string {
  const pieces = piecesOf(nodes ?? [], options, lineBreak);
  const written = pieces.map((piece) => (piece.kind === 'text' ? piece.text : ''));
  pieces.forEach((piece, i) => {
    if (piece.kind !== 'open') return;
    const [start, end] = endsOf(piece.mark, options, () => canDelimit(pieces, written, i, piece.close));
    written[i] = start;
    written[piece.close] = end;
  });
  return written.join('');
}

function piecesOf(nodes: RichNode[], options: MarkdownOptions, lineBreak: string): Piece[] {
  const pieces: Piece[] = [];
  const open: { mark: RichMark; at: number }[] = [];
  const closeTo = (depth: number): void => {
    while (open.length > depth) {
      const { mark, at } = open.pop()!;
      (pieces[at] as { close: number }).close = pieces.length;
      pieces.push({ kind: 'close', mark, open: at });
    }
  };
  for (const node of nodes) {
    const all = node.marks ?? [];
    // A code span holds no other marks: its text is written whole, inside the others.
    const marks = all.filter(({ type }) => type !== 'code');
    let shared = 0;
    while (shared < open.length && shared < marks.length && same(open[shared]!.mark, marks[shared]!))
      shared++;
    closeTo(shared);
    for (const mark of marks.slice(shared)) {
      open.push({ mark, at: pieces.length });
      pieces.push({ kind: 'open', mark, close: -1 });
    }
    pieces.push({ kind: 'text', text: leaf(node, all.length > marks.length, options, lineBreak) });
  }
  closeTo(0);
  return pieces;
}

function leaf(node: RichNode, isCode: boolean, options: MarkdownOptions, lineBreak: string): string {
  if (node.type === 'hardBreak') return lineBreak;
  if (node.type === 'image') return imageMarkdown(node, options);
  if (node.type === 'pin') {
    const { entry, connector, pin } = node.attrs ?? {};
    return entry ? tag('pin', entry, connector, pin) : '';
  }
  if (!isCode) return escapeText(node.text ?? '');
  return codeSpan(node.text ?? '');
}

/** `{% pin "…" "X1" "5" %}`: a tag with its values, in which no sign can end a value, the tag or a cell. */
export function tag(name: string, ...values: unknown[]): string {
  const quoted = values
    .filter((value) => value !== null && value !== undefined)
    .map((value) => ` "${escapeHtml(String(value)).replaceAll('%', '&#37;')}"`);
  return `{% ${name}${quoted.join('')} %}`;
}

function codeSpan(text: string): string {
  if (text.trim() === '' || text.includes('\n')) return `<code>${escapeText(text)}</code>`;
  let fence = '`';
  while (text.includes(fence)) fence += '`';
  const padding = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return fence + padding + text + padding + fence;
}

function imageMarkdown(node: RichNode, options: MarkdownOptions): string {
  const { file, width } = node.attrs as { file: string; width: number | null };
  const { alt, caption, marks } = pictureOf(node.attrs ?? {});
  const src = options.image?.(file) ?? `file:${file}`;
  if (!width && marks.length === 0)
    return `![${escapeText(alt)}](${destination(src)}${caption ? ` "${titleText(caption)}"` : ''})`;
  const more = [
    caption && ` title="${attribute(caption)}"`,
    width && ` width="${width}"`,
    marks.length > 0 && ` data-marks="${attribute(JSON.stringify(marks))}"`,
  ];
  return `<img src="${attribute(src)}" alt="${attribute(alt)}"${more.filter(Boolean).join('')}>`;
}

/** In quotes Markdown reads escapes as well as HTML's entities. */
const titleText = (text: string): string => attribute(text).replaceAll('\\', '&#92;');

/** Inside a tag Markdown reads no escapes, only HTML's. */
const attribute = (text: string): string => escapeHtml(text.replace(/\s+/g, ' '));

function endsOf(mark: RichMark, options: MarkdownOptions, canDelimit: () => boolean): [string, string] {
  if (mark.type === 'link') {
    const href = String(mark.attrs?.href ?? '');
    return ['[', `](${destination(options.link?.(href) ?? href)})`];
  }
  const delimiter = DELIMITERS[mark.type];
  if (delimiter && canDelimit()) return [delimiter, delimiter];
  const tag = TAGS[mark.type];
  return tag ? [`<${tag}>`, `</${tag}>`] : ['', ''];
}

/**
 * CommonMark's rule of flanking, read strictly: inside the pair a letter or digit at both ends, outside white space, the
 * edge of the text or punctuation that is no delimiter itself. What holds other marks is written with tags.
 */
function canDelimit(pieces: Piece[], written: string[], open: number, close: number): boolean {
  if (pieces.slice(open + 1, close).some((piece) => piece.kind !== 'text')) return false;
  const text = written.slice(open + 1, close).join('');
  const before = written.slice(0, open).join('').at(-1);
  const after = written.slice(close + 1).join('')[0];
  const isOuter = (sign: string | undefined) => sign === undefined || /[\s.,;:!?()[\]<>«»"'…—–-]/u.test(sign);
  const isInner = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  return isInner(text[0]) && isInner(text.at(-1)) && isOuter(before) && isOuter(after);
}

function destination(url: string): string {
  return /^[^\s()<>\\]+$/.test(url)
    ? url
    : `<${url.replace(/[<>\\\n]/g, (sign) => encodeURIComponent(sign))}>`;
}

/** Text so that none of its signs is read as Markdown, as HTML, as one of our tags or as an address to link. */
export function escapeText(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\`*[\]<>~]|!$/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/\{(?=[%#.])/g, '\\{')
    .replace(/(?<=\b(?:https?|ftp|mailto)):/gi, '\\:')
    .replace(/\/\//g, '/\\/');
}

const same = (a: RichMark, b: RichMark): boolean => a.type === b.type && a.attrs?.href === b.attrs?.href;
