import type { RichDocument, RichNode } from './document.ts';

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

/** The text of a paragraph or heading, with line breaks as line breaks and pictures as their description. */
export function inlineText(node: RichNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'image') return typeof node.attrs?.alt === 'string' ? node.attrs.alt : '';
  return (node.content ?? []).map(inlineText).join('');
}

function addLine(lines: string[], text: string): void {
  const trimmed = text.trim();
  if (trimmed) lines.push(trimmed);
}
