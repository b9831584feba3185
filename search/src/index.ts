/** Search that knows nothing of our tables: plain documents in, ids out, on one of two engines. */
import { Balancer } from './balanced-search.ts';
import type { CopyListener } from './balanced-search.ts';
import { EmbeddedIndex } from './embedded/engine.ts';
import { MeiliIndex } from './meilisearch/engine.ts';
import type { BalancedSearch, MeilisearchOptions, SearchIndex, SearchOptions } from './types.ts';

export * from './types.ts';
export { Balancer } from './balanced-search.ts';
export type { CopyListener } from './balanced-search.ts';
export { SearchError } from './errors.ts';
export type { SearchErrorCode } from './errors.ts';
export { isQuestion } from './meaning/is-question.ts';
export { ModelError, ModelServer } from './meaning/model-server.ts';
export type { ModelServerOptions } from './meaning/model-server.ts';
export { passagesOf } from './meaning/passages.ts';
export { bestLine } from './pipeline/best-line.ts';
export { codeOf } from './pipeline/codes.ts';
export { allowedMistakes, editDistance } from './pipeline/edit-distance.ts';
export { highlighter } from './pipeline/highlight.ts';
export type { Highlighter, TextPart } from './pipeline/highlight.ts';
export { splitText } from './pipeline/tokens.ts';
export type { SplitText } from './pipeline/tokens.ts';
export { everyWordQuoted } from './pipeline/query-syntax.ts';
export { isSynonym, queryKey } from './pipeline/query-key.ts';
export { respell } from './pipeline/respell.ts';
export { lookAlikeOf } from './pipeline/look-alikes.ts';
export { rowQuery, rowWords } from './pipeline/row-query.ts';
export type { RowAlternative } from './pipeline/row-query.ts';
export { swapLayout } from './pipeline/variants.ts';
export { useAdvantage } from './use-advantage.ts';
export { SYNONYMS } from './vocabulary/synonyms.ts';
export { WIRE_COLOURS } from './vocabulary/wire-colours.ts';

/**
 * Opens the index on Meilisearch where `meili` is given, else on the embedded engine. Look at `needsRebuild` of
 * the result: a new, damaged or outdated index is open but not filled.
 */
export async function openSearch({
  meili,
  embedded,
  dictionary = {},
  embeddings,
}: SearchOptions): Promise<SearchIndex> {
  if (meili) {
    const index = new MeiliIndex(meili, dictionary, embeddings);
    await index.check();
    return index;
  }
  if (embedded) return EmbeddedIndex.open({ directory: embedded.directory, dictionary, embeddings });
  throw new TypeError('openSearch needs either `meili` or `embedded`');
}

/**
 * Opens independent copies of the index, one a server, and balances reads over them. One that answers is enough; the
 * others are taken in as soon as they do.
 */
export async function openCopies(
  [first, ...others]: readonly [MeilisearchOptions, ...MeilisearchOptions[]],
  {
    dictionary = {},
    embeddings,
    tell,
  }: Pick<SearchOptions, 'dictionary' | 'embeddings'> & { tell?: CopyListener } = {},
): Promise<BalancedSearch> {
  const balancer = new Balancer(
    [
      new MeiliIndex(first, dictionary, embeddings),
      ...others.map((one) => new MeiliIndex(one, dictionary, embeddings)),
    ],
    tell,
  );
  await balancer.check();
  return balancer;
}
