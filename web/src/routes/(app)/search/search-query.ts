import { chosenLanguage } from '#lib/entries/language.ts';
import type { Locale, SavedSearchesQuery, SearchFilter } from '#lib/graphql/generated.ts';

/** What the results can be narrowed by, in the order the page shows it. */
export const FACETS = [
  'kind',
  'make',
  'model',
  'device',
  'section',
  'confidence',
  'audience',
  'tag',
] as const;
export type FacetName = (typeof FACETS)[number];

export const PAGE_SIZE = 20;
/** Past this people narrow the search instead of paging. */
const LAST_PAGE = 50;

export interface SearchQuery {
  text: string;
  filter: SearchFilter;
  /** Null for all; the language of the page where the address names none. */
  locale: Locale | null;
  sort: 'relevance' | 'updated';
  page: number;
  /** For exactly these words, in this keyboard layout and spelling. */
  isVerbatim: boolean;
  /** The list, even where the words name one page exactly. */
  isListWanted: boolean;
}

/** The search that an address asks for: `?q=…&kind=DIAGRAM&make=gaz&sort=updated&page=2`. */
export function readSearchQuery(query: URLSearchParams): SearchQuery {
  const filter: Record<string, string[]> = {};
  for (const name of FACETS) {
    const values = query.getAll(name).filter(Boolean);
    if (values.length) filter[name] = values;
  }
  const page = Math.trunc(Number(query.get('page')));
  return {
    text: query.get('q')?.trim().slice(0, 500) ?? '',
    filter: filter as SearchFilter,
    locale: chosenLanguage(query),
    sort: query.get('sort') === 'updated' ? 'updated' : 'relevance',
    page: page >= 1 ? Math.min(page, LAST_PAGE) : 1,
    isVerbatim: query.has('exact'),
    isListWanted: query.has('all'),
  };
}

/** Takes every filter out of an address; the list stays a list, in its language and order. */
export const UNFILTERED: Record<string, string | null> = {
  ...Object.fromEntries(FACETS.map((name) => [name, null])),
  page: null,
  all: '1',
};

/** Whether the words may lead straight to a page: nothing was said about a list yet. */
export function mayGoStraight({ filter, page, sort, isVerbatim, isListWanted }: SearchQuery): boolean {
  return (
    Object.keys(filter).length === 0 && page === 1 && sort === 'relevance' && !isVerbatim && !isListWanted
  );
}

/** The page, told where it was opened from: it offers the way back to the list. */
export function straightPath(path: string, text: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ found: text })}`;
}

/** The address of a saved search. */
export function savedPath({
  text,
  filter,
  sort,
}: Pick<SavedSearchesQuery['savedSearches'][number], 'text' | 'filter' | 'sort'>): string {
  const { locale, ...facets } = filter as Record<string, string[]>;
  const query = new URLSearchParams({ q: text });
  for (const name of FACETS) for (const value of facets[name] ?? []) query.append(name, value);
  query.set('lang', locale?.[0] ?? 'all');
  if (sort === 'updated') query.set('sort', sort);
  // Saved was a list, and a list it stays.
  query.set('all', '1');
  return `/search?${query}`;
}
