import type { RichDocument, RichNode } from './document.ts';
import { pictureText } from './picture.ts';

export interface TextOptions {
  /** The body of an embedded fragment, already narrowed to the same reader; without it fragments leave no text. */
  fragment?: (entry: string) => RichDocument | null;
}

/** Blocks whose children follow each other on lines of their own. */
const LEAF_BLOCKS = new Set(['paragraph', 'heading', 'codeBlock', 'detailsSummary']);

/**
 * All words of a document as plain text: a line a block, cells of a table row joined by tabs, pictures by their
 * description. For search, excerpts and plain channels; narrow the document with `withoutHidden` first.
 */
export function toText(document: RichDocument, options: TextOptions = {}): string {
  const lines: string[] = [];
  const shown = new Set<string>();

  const block = (node: RichNode): void => {
    if (LEAF_BLOCKS.has(node.type)) return addLine(lines, inlineText(node));
    if (node.type === 'tableRow') return addLine(lines, (node.content ?? []).map(cellText).join('\t'));
    if (node.type === 'fragment') {
      const entry = String(node.attrs?.entry);
      if (shown.has(entry)) return;
      shown.add(entry);
      options.fragment?.(entry)?.content.forEach(block);
      shown.delete(entry);
      return;
    }
    node.content?.forEach(block);
  };
  const cellText = (cell: RichNode): string => {
    const before = lines.length;
    cell.content?.forEach(block);
    return lines.splice(before).join(' ');
  };

  document.content.forEach(block);
  return lines.join('\n');
}

interface InlineOptions {
  /** What a pin of a diagram is called. Without it a pin leaves no text: who reads the text may not see the diagram. */
  pin?: (attrs: Record<string, unknown>) => string;
}

/** The text of a paragraph or heading, with line breaks as line breaks and pictures as their description. */
export function inlineText(block: RichNode, { pin }: InlineOptions = {}): string {
  let text = '';
  let isAfterAtom = false;
  for (const node of block.content ?? []) {
    const isAtom = node.type === 'image' || node.type === 'pin';
    const piece = inlinePiece(node, pin);
    if (typeof piece !== 'string' || piece === '') continue;
    // A picture ends a word: `icon` followed by the picture "Icon" is not the word "iconIcon". So does a pin.
    if ((isAtom || isAfterAtom) && /\S$/.test(text) && /^\S/.test(piece)) text += ' ';
    text += piece;
    isAfterAtom = isAtom;
  }
  return text;
}

function inlinePiece({ type, attrs, text }: RichNode, pin: InlineOptions['pin']): unknown {
  if (type === 'image') return pictureText(attrs ?? {});
  if (type === 'pin') return pin?.(attrs ?? {});
  return type === 'hardBreak' ? '\n' : text;
}

function addLine(lines: string[], text: string): void {
  const trimmed = text.trim();
  if (trimmed) lines.push(trimmed);
}
