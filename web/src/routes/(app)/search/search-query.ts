import { chosenLanguage } from '#lib/entries/language.ts';
import type { Locale, SearchFilter } from '#lib/graphql/generated.ts';

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
  };
}
