import type { Meilisearch } from 'meilisearch';
import { ENOUGH_BY_WORDS, MOST_MEANT, fuse } from '../meaning/fuse.ts';
import type { SearchHit } from '../types.ts';
import type { MeiliDocument } from './documents.ts';

/** Name of the embedder in the settings: vectors come from us, the server asks no model. */
export const EMBEDDER = 'meaning';

/** What a document says of its vectors: without any it must say so, or the server refuses it. */
export function vectorsOf(vectors: readonly Float32Array[]): Record<typeof EMBEDDER, unknown> {
  const embeddings = vectors.map((vector) => Array.from(vector));
  return { [EMBEDDER]: embeddings.length > 0 ? { embeddings, regenerate: false } : null };
}

/** Ids of the documents that pass the filter and have the nearest passages, the nearest first. */
export async function nearestIds(
  client: Meilisearch,
  index: string,
  { vector, filter }: { vector: Float32Array; filter: string },
): Promise<string[]> {
  const { hits } = await client.index<MeiliDocument>(index).search(null, {
    vector: Array.from(vector),
    hybrid: { embedder: EMBEDDER, semanticRatio: 1 },
    filter,
    limit: MOST_MEANT,
    attributesToRetrieve: ['id'],
    showRankingScore: true,
  });
  // Behind the nearest the server lists documents without vectors.
  return hits.filter(({ _rankingScore = 0 }) => _rankingScore > 0).map(({ id }) => id);
}

/** A hit of the words, and whether it has all of them as they stand. */
export interface WordHit extends SearchHit {
  isFull: boolean;
}

/**
 * Puts documents of near meaning among the hits that lack words; untouched where enough have all.
 * @param words the best first, from the very first
 */
export function joinedByMeaning(words: readonly WordHit[], nearest: readonly string[]): SearchHit[] {
  const partly = words.findIndex(({ isFull }) => !isFull);
  const strict = words.slice(0, partly === -1 ? words.length : partly);
  const loose = words.slice(strict.length);
  const plain = (hits: readonly WordHit[]): SearchHit[] => hits.map(({ id, score }) => ({ id, score }));
  if (strict.length >= ENOUGH_BY_WORDS) return plain(words);
  const byWords = new Set(words.map(({ id }) => id));
  const strictIds = new Set(strict.map(({ id }) => id));
  const fused = fuse(
    loose.map(({ id }) => id),
    nearest.filter((id) => !strictIds.has(id)),
  );
  const ceiling = strict.at(-1)?.score ?? 1;
  const best = fused[0]?.score ?? 1;
  return [
    ...plain(strict),
    ...fused.map(({ item: id, score }): SearchHit => ({
      id,
      score: (ceiling * score) / best,
      ...(!byWords.has(id) && { isByMeaning: true }),
    })),
  ];
}
