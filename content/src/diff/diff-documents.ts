import { diffArrays } from 'diff';
import type { RichDocument, RichNode } from '../document/document.ts';
import { pinName } from '../document/nodes/diagrams.ts';
import { inlineText } from '../document/text.ts';
import { type WordPart, diffWords, likeness } from './words.ts';

export interface BlockChange {
  change: 'SAME' | 'ADDED' | 'REMOVED' | 'CHANGED';
  /** The node's type: `paragraph`, `heading`, `tableRow`, `codeBlock`, `fragment` … */
  type: string;
  /** What it stands in, outermost first: `['callout:warning', 'bulletList']`. Of the newer document where both have it. */
  within: string[];
  /** Its text in words; for a table row the cells with ` | ` between. */
  parts: WordPart[];
  /** The words are the same: only formatting, a link, a level or a place changed. */
  isFormatOnly: boolean;
}

/**
 * Past so many blocks that came or went a text was written anew. The work grows with their square, and readers who are
 * not signed in may ask for it, of what a correction put right.
 */
const MOST_EDITS = 4_000;

/** What changed from one document to another, block by block, with the words that changed in a block. */
export function diffDocuments(before: RichDocument, after: RichDocument): BlockChange[] {
  const runs = diffArrays(linesOf(before), linesOf(after), {
    comparator: (a, b) => a.key === b.key,
    maxEditLength: MOST_EDITS,
  }) ?? [
    { removed: true, added: false, value: linesOf(before) },
    { removed: false, added: true, value: linesOf(after) },
  ];

  const changes: BlockChange[] = [];
  let removed: Line[] = [];
  let added: Line[] = [];
  const settle = (): void => {
    changes.push(...pairUp(removed, added));
    removed = [];
    added = [];
  };
  for (const run of runs) {
    if (run.removed) removed.push(...run.value);
    else if (run.added) added.push(...run.value);
    else {
      settle();
      changes.push(...run.value.map((line) => whole('SAME', line)));
    }
  }
  settle();
  return changes;
}

/** A block as it is compared: text blocks, table rows and blocks without text, with the containers around. */
interface Line {
  type: string;
  within: string[];
  text: string;
  /** Equal for lines that are equal to the reader. */
  key: string;
}

/** An attribute that a node got later is left out of older documents: to the reader that is no change. */
const whatIsSet = (_name: string, value: unknown): unknown => value ?? undefined;

const TEXT_BLOCKS = new Set(['paragraph', 'heading', 'codeBlock', 'detailsSummary']);
/** Containers that every block of their kind stands in say nothing. */
const UNNAMED = new Set(['doc', 'listItem', 'table', 'tableRow', 'tableCell', 'tableHeader']);

function linesOf(document: RichDocument): Line[] {
  const lines: Line[] = [];
  const visit = (node: RichNode, within: string[]): void => {
    const add = (text: string, content: unknown): void => {
      lines.push({
        type: node.type,
        within,
        text,
        key: JSON.stringify([node.type, node.attrs, within, content], whatIsSet),
      });
    };
    if (TEXT_BLOCKS.has(node.type)) return add(lineText(node), node.content);
    if (node.type === 'tableRow') return add((node.content ?? []).map(cellText).join(' | '), node.content);
    if (!node.content) return add(embeddedName(node), null);
    const inside = UNNAMED.has(node.type) ? within : [...within, nameOf(node)];
    for (const child of node.content) visit(child, inside);
  };
  visit(document, []);
  return lines;
}

/** Of pins whose diagrams are not the reader's to see no name is left, see `withoutDiagrams`. */
const lineText = (node: RichNode): string =>
  inlineText(node, { pin: (attrs) => (attrs.entry ? pinName(attrs) : '…') });

function embeddedName({ type, attrs }: RichNode): string {
  if (type !== 'fragment' && type !== 'diagram') return '';
  return [attrs?.entry, attrs?.connector].filter(Boolean).join(' ');
}

function nameOf({ type, attrs }: RichNode): string {
  const detail = attrs?.kind ?? attrs?.audience ?? (attrs?.checked === true ? 'done' : null);
  return detail ? `${type}:${String(detail)}` : type;
}

function cellText(node: RichNode): string {
  return TEXT_BLOCKS.has(node.type) ? lineText(node) : (node.content ?? []).map(cellText).join(' ');
}

/** Less alike than this, two blocks are one gone and one new. */
const LEAST_LIKENESS = 0.4;

/** Finds which removed block became which added one: the pairing in order that shares the most words. */
function pairUp(removed: Line[], added: Line[]): BlockChange[] {
  // The table of all pairs is filled cell by cell; a page rewritten from scratch has nothing to pair anyway.
  if (removed.length * added.length > 40_000)
    return [...removed.map((line) => whole('REMOVED', line)), ...added.map((line) => whole('ADDED', line))];

  const alike = removed.map((a) =>
    added.map((b) => {
      const isSameKind = a.type === b.type;
      const score = isSameKind ? (a.text === b.text ? 1 : likeness(a.text, b.text)) : 0;
      return score >= LEAST_LIKENESS ? score : 0;
    }),
  );
  const best = Array.from({ length: removed.length + 1 }, () => new Float64Array(added.length + 1));
  for (let i = removed.length - 1; i >= 0; i--)
    for (let j = added.length - 1; j >= 0; j--) {
      const score = alike[i]![j]!;
      const paired = score > 0 ? score + best[i + 1]![j + 1]! : 0;
      best[i]![j] = Math.max(paired, best[i + 1]![j]!, best[i]![j + 1]!);
    }

  const changes: BlockChange[] = [];
  let i = 0;
  let j = 0;
  while (i < removed.length || j < added.length) {
    const score = alike[i]?.[j] ?? 0;
    if (score > 0 && best[i]![j] === score + best[i + 1]![j + 1]!)
      changes.push(changed(removed[i++]!, added[j++]!));
    else if (i < removed.length && best[i]![j] === best[i + 1]![j])
      changes.push(whole('REMOVED', removed[i++]!));
    else changes.push(whole('ADDED', added[j++]!));
  }
  return changes;
}

function whole(change: 'SAME' | 'ADDED' | 'REMOVED', { type, within, text }: Line): BlockChange {
  return { change, type, within, parts: text ? [{ change, text }] : [], isFormatOnly: false };
}

function changed(before: Line, { type, within, text }: Line): BlockChange {
  return {
    change: 'CHANGED',
    type,
    within,
    parts: diffWords(before.text, text),
    isFormatOnly: before.text === text,
  };
}
