import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import { CODE_FIELDS, PIPELINE_VERSION, TEXT_FIELDS } from '../pipeline/engine-document.ts';
import type { Vocabulary } from '../pipeline/vocabulary.ts';
import { FACET_NAMES } from '../types.ts';
import type { EmbeddingSpace } from '../types.ts';
import { EMBEDDER } from './by-meaning.ts';

/** Settings that decide what is in the index: a change means a rebuild. */
const STRUCTURE = {
  searchableAttributes: [...TEXT_FIELDS],
  displayedAttributes: ['key', 'id', 'rev', 'settings'],
  filterableAttributes: ['id', 'acl', ...FACET_NAMES],
  sortableAttributes: ['updatedAt', 'popularity'],
  // First `sort`, so that "newest first" means it; without a sort in the query the rule says nothing.
  rankingRules: [
    'sort',
    'words',
    'typo',
    'proximity',
    'attributeRank',
    'wordPosition',
    'exactness',
    'popularity:desc',
  ],
  // Stems are shorter than the words they come from: 4 and 8 letters stand for 5 and 9.
  typoTolerance: {
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
    disableOnAttributes: [...CODE_FIELDS],
    disableOnNumbers: true,
  },
  stopWords: [],
  pagination: { maxTotalHits: 1000 },
  faceting: { maxValuesPerFacet: 200 },
  searchCutoffMs: 500,
} satisfies Settings;

/** Identifies structure and pipeline; an index with another hash is rebuilt. */
export const STRUCTURE_HASH = hash({ ...STRUCTURE, pipeline: PIPELINE_VERSION });

/** The synonyms as Meilisearch takes them, wire colours included. They apply to a live index without a rebuild. */
export function synonymSetting({ synonyms, colours }: Vocabulary): Record<string, string[]> {
  const setting = synonyms.toSetting();
  for (const [word, code] of colours.toSynonyms()) setting[word] = [...(setting[word] ?? []), code];
  return setting;
}

export function indexSettings(vocabulary: Vocabulary, embeddings: EmbeddingSpace | undefined): Settings {
  return {
    ...STRUCTURE,
    synonyms: synonymSetting(vocabulary),
    ...(embeddings && {
      embedders: { [EMBEDDER]: { source: 'userProvided', dimensions: embeddings.dimensions } },
    }),
  };
}

export function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}
