import {
  everyWordQuoted,
  highlighter,
  respell,
  type FacetName,
  type SearchFilter as EngineFilter,
  type SearchResult as Found,
} from '@fieldlore/search';
import { isUUID } from 'class-validator';
import { isStaff } from '../access/viewer.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { pinnedFirst } from '../search-dictionary/pinned-results.ts';
import { withFileReasons } from './file-reasons.ts';
import { labelFacets } from './facet-labels.ts';
import { loadHits, type LoadedHit } from './load-hits.ts';
import { withPinsCounted } from './count-pins.ts';
import { askIndex, longestText, type AskedOfIndex } from './search-index.ts';
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
/** No device has this id and no section this slug. */
const nobodys = '-';
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
  const filter = await visibleFilter(ctx, engineFilter(input.filter));
  // Marking and respelling take time in proportion, some of it in that of the pages.
  const text = input.text.slice(0, longestText);
  const asked: AskedOfIndex = {
    text,
    filter,
    facets: isStaff(ctx.viewer) ? staffFacets : facets,
    sort: input.sort === 'updated' ? 'updated' : 'relevance',
    verbatim: input.verbatim,
    byMeaning: true,
    offset: Math.min(Math.max(input.offset, 0), deepest),
    limit: Math.min(Math.max(input.limit, 1), 100),
  };
  const found = await askIndex(ctx, asked);
  const marks = highlighter(input.verbatim ? everyWordQuoted(text) : found.searchedFor.text, {
    dictionary: dictionary.words,
  });
  const numbers = input.sort === 'updated' ? [] : dictionary.pinned(text);
  const { hits: ordered, pins } = await pinnedFirst(ctx, numbers, filter, {
    hits: found.hits,
    isFirstPage: input.offset <= 0,
  });
  const counted = await withPinsCounted(ctx, asked, found, pins);
  const [loaded, labelled] = await Promise.all([
    loadHits(ctx, ordered, marks),
    labelFacets(ctx, counted.facets),
  ]);
  const hits = await withFileReasons(ctx, loaded, found.searchedFor.text, marks);
  const searchedFor = spelling(ctx, text, found, hits);
  return {
    hits,
    total: Math.max(counted.total, hits.length),
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

/**
 * Devices and sections that the viewer may not see can't be asked for: an open entry may be about a hidden device, and
 * finding it by a guessed id would confirm that there is one. An id that is nobody's stands for those, and finds nothing.
 */
async function visibleFilter(ctx: Ctx, filter: EngineFilter): Promise<EngineFilter> {
  const visible = { ...filter };
  if (filter.device) {
    const ids = filter.device.filter((id) => isUUID(id));
    const devices = await ctx.loaders.visibleEntry.loadMany(ids);
    visible.device = orNobodys(ids.filter((_, i) => devices[i] instanceof Entry));
  }
  if (filter.section) {
    const [sees, tree] = await Promise.all([ctx.visibility(), ctx.sections()]);
    const open = new Set(tree.inOrder.filter((one) => sees.canSeeSection(one)).map(({ slug }) => slug));
    visible.section = orNobodys(filter.section.filter((slug) => open.has(slug)));
  }
  return visible;
}

const orNobodys = (values: string[]): string[] => (values.length > 0 ? values : [nobodys]);
