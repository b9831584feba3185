import { readFileSync } from 'node:fs';
import type { SearchDocument, SearchIndex, SynonymGroup } from '../src/index.ts';
import { buildDocument, buildQuery } from '../test/documents.ts';

/** A labelled set: documents, and queries with the documents they should find. */
export interface LabelledSet {
  documents: {
    id: string;
    kind: string;
    lang: 'ru' | 'en';
    title: string;
    body: string;
    tags: string[];
    device: string;
    vehicle: string;
    parts: string[];
  }[];
  queries: { id: string; cls: string; q: string; expected: string[] }[];
  synonyms?: SynonymGroup[];
  stemFamilies?: SynonymGroup[];
}

/** Averages over queries, 0…1: of the first five, how many are expected; is any; is the first hit expected. */
export interface Figures {
  queries: number;
  recall5: number;
  success5: number;
  precision1: number;
}

export interface Relevance {
  all: Figures;
  byClass: Record<string, Figures>;
  misses: { id: string; query: string; got: string[]; expected: string[] }[];
}

export function readLabelledSet(path: string | URL): LabelledSet {
  return JSON.parse(readFileSync(path, 'utf8')) as LabelledSet;
}

/** The groups that come with a set, to be added to the built-in ones as a company's own would be. */
export function ownSynonyms(set: LabelledSet): SynonymGroup[] {
  return [...(set.synonyms ?? []), ...(set.stemFamilies ?? [])];
}

export function labelledDocuments(set: LabelledSet): SearchDocument[] {
  return set.documents.map(({ id, kind, lang, title, body, tags, device, vehicle, parts }) =>
    buildDocument({
      id,
      kind: kind.toUpperCase(),
      locale: lang,
      title,
      body,
      keywords: [...tags, device, vehicle].filter((keyword) => keyword !== ''),
      codes: parts,
    }),
  );
}

/** Runs every query of the set on an index that holds its documents. */
export async function measureRelevance(index: SearchIndex, set: LabelledSet): Promise<Relevance> {
  const scored: { cls: string; recall: number; success: number; first: number }[] = [];
  const misses: Relevance['misses'] = [];
  for (const { id, cls, q, expected } of set.queries) {
    const { hits } = await index.query(buildQuery(q, { limit: 5 }));
    const got = hits.map((hit) => hit.id);
    const right = got.filter((one) => expected.includes(one)).length;
    const recall = right / Math.min(5, expected.length);
    scored.push({ cls, recall, success: Number(right > 0), first: Number(expected.includes(got[0] ?? '')) });
    if (recall < 1) misses.push({ id, query: q, got, expected });
  }
  const classes = [...new Set(scored.map(({ cls }) => cls))];
  const average = (of: typeof scored): Figures => ({
    queries: of.length,
    recall5: mean(of.map(({ recall }) => recall)),
    success5: mean(of.map(({ success }) => success)),
    precision1: mean(of.map(({ first }) => first)),
  });
  return {
    all: average(scored),
    byClass: Object.fromEntries(
      classes.map((cls) => [cls, average(scored.filter((one) => one.cls === cls))]),
    ),
    misses,
  };
}

function mean(values: number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.length === 0 ? 0 : Math.round((sum / values.length) * 1000) / 1000;
}
