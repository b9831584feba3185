import { existsSync, readFileSync } from 'node:fs';
import type { SearchDocument, SynonymGroup } from '../src/index.ts';
import { buildDocument } from '../test/documents.ts';

/** A labelled set: documents, and queries with the documents they should find. */
export interface LabelledSet {
  documents: {
    id: string;
    kind: string;
    lang: 'ru' | 'en';
    title: string;
    body: string;
    tags?: string[];
    device?: string;
    vehicle?: string;
    parts?: string[];
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

const SHARED = new URL('../../../shared/relevance/relevance-set.json', import.meta.url);

/** The set that lies beside the project; undefined where it does not. */
export function readSharedSet(): LabelledSet | undefined {
  return existsSync(SHARED) ? readLabelledSet(SHARED) : undefined;
}

/**
 * Reads a labelled set. One of queries alone is about the documents, and has the synonyms, of another set.
 * @param others whose documents those are; the set beside the project by default
 * @throws Error that names the file and what is wrong in it
 */
export function readLabelledSet(path: string | URL, others?: string): LabelledSet {
  const own = read(path);
  const set = own.documents
    ? own
    : { ...(others === undefined ? read(SHARED) : read(others)), queries: own.queries };
  const known = new Set(set.documents?.map(({ id }) => id));
  for (const query of set.queries ?? []) {
    if (typeof query.q !== 'string' || !Array.isArray(query.expected) || query.expected.length === 0)
      throw new Error(`${String(path)}: the query ${query.id} has no \`q\` or no \`expected\``);
    const unknown = query.expected.filter((id) => !known.has(id));
    if (unknown.length > 0)
      throw new Error(
        `${String(path)}: the query ${query.id} expects ${unknown.join(', ')}, which no document is`,
      );
  }
  if (!set.queries?.length) throw new Error(`${String(path)} has no queries`);
  return set as LabelledSet;
}

function read(path: string | URL): Partial<LabelledSet> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<LabelledSet>;
  } catch (error) {
    throw new Error(`${String(path)} can't be read as a labelled set: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** The groups that come with a set, to be added to the built-in ones as a company's own would be. */
export function ownSynonyms(set: LabelledSet): SynonymGroup[] {
  return [...(set.synonyms ?? []), ...(set.stemFamilies ?? [])];
}

export function labelledDocuments(set: LabelledSet): SearchDocument[] {
  return set.documents.map(
    ({ id, kind, lang, title, body, tags = [], device = '', vehicle = '', parts = [] }) =>
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

/**
 * Runs every query of the set.
 * @param find gives the ids of the first five among the set's documents, the best first
 */
export async function measureRelevance(
  find: (text: string) => Promise<string[]>,
  set: LabelledSet,
): Promise<Relevance> {
  const scored: { cls: string; recall: number; success: number; first: number }[] = [];
  const misses: Relevance['misses'] = [];
  for (const { id, cls, q, expected } of set.queries) {
    const got = await find(q);
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
