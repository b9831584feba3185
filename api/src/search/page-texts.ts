import {
  outline,
  toText,
  withoutHidden,
  type Audience,
  type CannedAnswerData,
  type Connector,
  type DiagramData,
  type EquipmentData,
} from '@fieldlore/content';
import { splitText, type SplitText } from '@fieldlore/search';
import { LRUCache } from 'lru-cache';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import type { Revision } from '../entries/revision.entity.ts';
import { pinLines } from '../indexing/kind-words.ts';

/** A line of a page that can be opened by itself. */
export interface AnchoredLine {
  line: string;
  /** Anchor on the page, without the #. */
  anchor: string;
}

/** What of a published page words are looked for in, as one audience may read it. */
export interface PageText {
  /** The beginning of the body. */
  text: SplitText;
  shortCode: string | null;
  partNumbers: readonly string[];
  pins: readonly AnchoredLine[];
  headings: readonly AnchoredLine[];
}

/** Characters of a body in which the words are looked for: marking takes time in proportion, and an answer stands early. */
const longestText = 20_000;
/** Characters kept of all pages together; with their tokens some five bytes each. */
const mostKept = 3_000_000;

/**
 * By revision and audience. What was published is never written again, so nothing here grows old; who may see the entry
 * at all is asked of the database each time.
 */
const kept = new LRUCache<string, PageText>({ maxSize: mostKept, sizeCalculation: sizeOf });

/** The page texts of published entries, by the entry's id; the entries are ones that the viewer may see. */
export async function pageTexts(ctx: Ctx, entries: readonly Entry[]): Promise<Map<string, PageText>> {
  const { readsAs } = await ctx.visibility();
  const keyOf = ({ publishedRevisionId }: Entry) => `${readsAs} ${publishedRevisionId}`;
  const texts = new Map<string, PageText>();
  const missing: Entry[] = [];
  for (const entry of entries) {
    const known = kept.get(keyOf(entry));
    if (known) texts.set(entry.id, known);
    else missing.push(entry);
  }
  const revisions = await Promise.all(
    missing.map(({ publishedRevisionId }) => ctx.loaders.revision.load(publishedRevisionId!)),
  );
  missing.forEach((entry, i) => {
    const text = pageText(entry.kind, revisions[i]!, readsAs);
    kept.set(keyOf(entry), text);
    texts.set(entry.id, text);
  });
  return texts;
}

function pageText(kind: EntryKind, { body: whole, data }: Revision, readsAs: Audience): PageText {
  const body = withoutHidden(whole, readsAs);
  return {
    text: splitText(toText(body).slice(0, longestText)),
    shortCode: kind === EntryKind.CANNED_ANSWER ? (data as CannedAnswerData).shortCode : null,
    partNumbers: kind === EntryKind.EQUIPMENT ? (data as EquipmentData).partNumbers : [],
    pins: anchoredPins(connectorsOf(kind, data)),
    headings: outline(body).map(({ text, id }) => ({ line: text, anchor: id })),
  };
}

function connectorsOf(kind: EntryKind, data: unknown): readonly Connector[] {
  if (kind === EntryKind.DIAGRAM) return (data as DiagramData).connectors;
  return kind === EntryKind.EQUIPMENT ? (data as EquipmentData).pinout : [];
}

function anchoredPins(connectors: readonly Connector[]): AnchoredLine[] {
  const lines = pinLines(connectors);
  const anchors = connectors.flatMap(({ id, pins }) =>
    pins.map(({ label }) => (label ? `${id}-${label}` : id)),
  );
  return lines.map((line, i) => ({ line, anchor: anchors[i]! }));
}

function sizeOf({ text, partNumbers, pins, headings }: PageText): number {
  const lines = [...pins, ...headings];
  return (
    lines.reduce((sum, { line, anchor }) => sum + line.length + anchor.length, 1 + text.text.length) +
    partNumbers.join().length
  );
}
