import {
  type ChangeText,
  changeText,
  diffData,
  diffDiagrams,
  diffDocuments,
  type DiagramChange,
  type DiagramData,
  type RichDocument,
} from '@fieldlore/content';
import { isHttpError } from '@sveltejs/kit';
import { NARROW } from '#lib/diagrams/drawing-widths.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { ComparedDrawings, ComparedRevisions } from '#lib/revisions/queries.ts';
import { type Api, found } from './api.ts';

/** A change of a diagram, in words. */
export type PartChange = ChangeText & Pick<DiagramChange, 'change'>;

interface Pair {
  /** Of the entry. */
  number: number;
  from: number;
  /** What is published, where it is left out. */
  to?: number;
}

/** What changed between two revisions of an entry, as far as the viewer may see it. */
export async function compareRevisions(api: Api, pair: Pair) {
  const [{ revisionComparison }, drawings] = await Promise.all([
    api.run(ComparedRevisions, pair),
    drawingsOf(api, pair),
  ]);
  const { entry, older, newer } = found(revisionComparison);
  const isDiagram = entry.kind === 'DIAGRAM';
  const rest = ({ title, data }: typeof older) => ({ title, data: isDiagram ? null : (data as unknown) });
  return {
    entry,
    older: { number: older.number, publishedAt: older.publishedAt },
    newer: { number: newer.number, publishedAt: newer.publishedAt },
    blocks: diffDocuments(older.body as RichDocument, newer.body as RichDocument),
    fields: diffData(rest(older), rest(newer)),
    parts: isDiagram ? partsOf(older.data as DiagramData, newer.data as DiagramData) : [],
    drawings,
  };
}

const partsOf = (older: DiagramData, newer: DiagramData): PartChange[] =>
  diffDiagrams(older, newer).map((one) => ({ change: one.change, ...changeText(one, getLocale()) }));

/** Null where there is nothing to draw, or the API could not: the words say the same. */
async function drawingsOf(api: Api, pair: Pair) {
  try {
    const { revisionComparison } = await api.run(ComparedDrawings, { ...pair, width: NARROW });
    const { older, newer } = revisionComparison ?? {};
    return older && newer ? { older, newer } : null;
  } catch (thrown) {
    if (isHttpError(thrown)) return null;
    throw thrown;
  }
}
