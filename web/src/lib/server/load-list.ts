import { chosenLanguage } from '#lib/entries/language.ts';
import { EntryList } from '#lib/entries/queries.ts';
import type { EntryKind } from '#lib/graphql/generated.ts';
import type { Api } from './api.ts';

/** How many rows a list page shows at once. */
export const PAGE = 50;

/** A page of the entries of one kind; language, tag and cursor live in the address (`?lang=all&tag=…&after=…`). */
export async function loadList(api: Api, kind: EntryKind | null, query: URLSearchParams, sectionId?: string) {
  const locale = chosenLanguage(query);
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
