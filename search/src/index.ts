/** Search that knows nothing of our tables: plain documents in, ids out, on one of two engines. */
import { EmbeddedIndex } from './embedded/engine.ts';
import { MeiliIndex } from './meilisearch/engine.ts';
import type { SearchIndex, SearchOptions } from './types.ts';

export * from './types.ts';
export { SearchError } from './errors.ts';
export type { SearchErrorCode } from './errors.ts';
export { allowedMistakes, editDistance } from './pipeline/edit-distance.ts';
export { highlighter } from './pipeline/highlight.ts';
export type { Highlighter, TextPart } from './pipeline/highlight.ts';
export { everyWordQuoted } from './pipeline/query-syntax.ts';
export { respell } from './pipeline/respell.ts';

/**
 * Opens the index on Meilisearch where `meili` is given, else on the embedded engine. Look at `needsRebuild` of
 * the result: a new, damaged or outdated index is open but not filled.
 */
export async function openSearch({ meili, embedded, synonyms = [] }: SearchOptions): Promise<SearchIndex> {
  if (meili) return MeiliIndex.open(meili, synonyms);
  if (embedded) return EmbeddedIndex.open({ directory: embedded.directory, synonyms });
  throw new TypeError('openSearch needs either `meili` or `embedded`');
}
