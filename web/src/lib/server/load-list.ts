import { EntryList } from '#lib/entries/queries.ts';
import type { EntryKind, Locale } from '#lib/graphql/generated.ts';
import { getLocale, isLocale } from '#lib/paraglide/runtime.js';
import type { Api } from './api.ts';

/** How many rows a list page shows at once. */
const PAGE = 50;

/** A page of the entries of one kind; language, tag and cursor live in the address (`?lang=all&tag=…&after=…`). */
export async function loadList(api: Api, kind: EntryKind | null, query: URLSearchParams, sectionId?: string) {
  const asked = query.get('lang');
  const locale: Locale | null = asked === 'all' ? null : isLocale(asked) ? asked : getLocale();
  const tag = query.get('tag') || null;
  const { entries } = await api.run(EntryList, {
    kind,
    sectionId,
    locale,
    tag,
    after: query.get('after') || null,
    first: PAGE,
  });
  return { ...entries, locale, tag };
}
