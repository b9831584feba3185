import type { FacetCounts, FacetName, SearchDocument, SearchResult } from '@fieldlore/search';
import type { Ctx } from '../context.ts';
import { entryDocuments } from '../indexing/search-documents.ts';
import { askIndex, type AskedOfIndex } from './search-index.ts';

/**
 * Adds to what the engine counted the pinned entries that it did not find for the words: they stand in the list, so they
 * belong to its total and to its facets, on every page of it.
 * @param pins ids of those that stand on top for this viewer under this filter
 */
export async function withPinsCounted(
  ctx: Ctx,
  asked: AskedOfIndex,
  found: SearchResult,
  pins: readonly string[],
): Promise<Pick<SearchResult, 'total' | 'facets'>> {
  const inHits = new Set(found.hits.map(({ id }) => id));
  const unseen = pins.filter((id) => !inHits.has(id));
  // Where numbers are kept back there is nothing to add to.
  if (unseen.length === 0 || found.degraded) return found;
  const areCounted = await Promise.all(unseen.map((id) => isCounted(ctx, asked, found, id)));
  const missing = unseen.filter((_, i) => !areCounted[i]);
  const documents = await entryDocuments(ctx.db, await ctx.sections(), missing);
  return {
    total: found.total + documents.length,
    facets: documents.reduce((facets, document) => added(facets, document, asked.facets ?? []), found.facets),
  };
}

/** A pin may be counted and stand on a later page: without it the engine then finds one less. */
async function isCounted(ctx: Ctx, asked: AskedOfIndex, found: SearchResult, id: string): Promise<boolean> {
  const others = await askIndex(ctx, { ...asked, facets: [], offset: 0, limit: 1, exclude: [id] });
  return others.total < found.total;
}

function added(
  facets: FacetCounts,
  { kind, locale, facets: own }: SearchDocument,
  names: readonly FacetName[],
): FacetCounts {
  const values: Record<FacetName, readonly string[]> = { ...own, kind: [kind], locale: [locale] };
  const counts = names.map((name) => {
    const more = values[name].map((value) => [value, (facets[name]?.[value] ?? 0) + 1]);
    return [name, { ...facets[name], ...Object.fromEntries(more) }];
  });
  return { ...facets, ...Object.fromEntries(counts) };
}
