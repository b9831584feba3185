import {
  everyWordQuoted,
  highlighter,
  respell,
  type FacetName,
  type SearchFilter as EngineFilter,
  type SearchResult as Found,
} from '@fieldlore/search';
import { isStaff } from '../access/viewer.ts';
import type { Ctx } from '../context.ts';
import { pinnedFirst } from '../search-dictionary/pinned-results.ts';
import { withFileReasons } from './file-reasons.ts';
import { labelFacets } from './facet-labels.ts';
import { loadHits, type LoadedHit } from './load-hits.ts';
import { askIndex, longestText } from './search-index.ts';
import type { SearchFilter, SearchResult } from './search.types.ts';

export interface SearchInput {
  text: string;
  filter?: SearchFilter | null;
  sort?: string | null;
  /** For exactly these words. */
  verbatim: boolean;
  offset: number;
  limit: number;
}

const facets: FacetName[] = ['kind', 'locale', 'make', 'model', 'device', 'section', 'tag', 'confidence'];
const staffFacets: FacetName[] = [...facets, 'audience'];

/** Only so far may somebody page: past that, narrowing the search is what helps. */
const deepest = 1000;

/** The best hits are the ones whose spelling is believed. */
const mostSpelling = 3;

/**
 * Searches with the viewer's rights in the engine's own query; rows are read again with the rights in SQL,
 * so that an index that lags behind can leave something out but never let something through.
 */
export async function searchEntries(ctx: Ctx, input: SearchInput): Promise<SearchResult> {
  const { dictionary } = ctx.app;
  const filter = engineFilter(input.filter);
  // Marking and respelling take time in proportion, some of it in that of the pages.
  const text = input.text.slice(0, longestText);
  const found = await askIndex(ctx, {
    text,
    filter,
    facets: isStaff(ctx.viewer) ? staffFacets : facets,
    sort: input.sort === 'updated' ? 'updated' : 'relevance',
    verbatim: input.verbatim,
    offset: Math.min(Math.max(input.offset, 0), deepest),
    limit: Math.min(Math.max(input.limit, 1), 100),
  });
  const marks = highlighter(input.verbatim ? everyWordQuoted(text) : found.searchedFor.text, {
    dictionary: dictionary.words,
  });
  const pinned = input.sort === 'updated' ? [] : dictionary.pinned(text);
  const ordered = await pinnedFirst(ctx, pinned, filter, {
    hits: found.hits,
    isFirstPage: input.offset <= 0,
  });
  const [loaded, labelled] = await Promise.all([
    loadHits(ctx, ordered, marks),
    labelFacets(ctx, found.facets),
  ]);
  const hits = await withFileReasons(ctx, loaded, found.searchedFor.text, marks);
  const searchedFor = spelling(ctx, text, found, hits);
  return {
    hits,
    total: Math.max(found.total, hits.length),
    facets: labelled,
    searchedFor: searchedFor.text,
    variant: searchedFor.variant,
    // A mended spelling is told by `searchedFor`, in words and not in stems.
    tried: found.tried.filter(({ variant }) => variant !== 'spelling'),
    text,
  };
}

/**
 * One engine says which word it took a mistyped one for, the other forgives in silence: both times the words come from
 * what the viewer may read of the best hits, never from the vocabulary of the index.
 */
function spelling(
  ctx: Ctx,
  typed: string,
  { searchedFor, tried }: Found,
  hits: readonly LoadedHit[],
): Found['searchedFor'] {
  const isMended = searchedFor.variant === 'spelling';
  // Nothing else was tried where every word was found as typed.
  if (!isMended && (searchedFor.variant !== 'as-typed' || tried.length === 0)) return searchedFor;
  const text = respell(
    typed,
    hits.slice(0, mostSpelling).flatMap(({ texts }) => texts),
    { dictionary: ctx.app.dictionary.words },
  );
  return text === undefined ? { text: typed, variant: 'as-typed' } : { text, variant: 'spelling' };
}

function engineFilter(filter: SearchFilter | null | undefined): EngineFilter {
  return Object.fromEntries(
    Object.entries(filter ?? {}).flatMap(([name, values]) =>
      Array.isArray(values) && values.length > 0 ? [[name, values]] : [],
    ),
  );
}
