import { everyWordQuoted, type SearchQuery, type SearchResult } from '@fieldlore/search';
import { isStaff } from '../access/viewer.ts';
import type { Ctx } from '../context.ts';
import { staleEntryIds } from './stale-entries.ts';

export type AskedOfIndex = Pick<
  SearchQuery,
  'filter' | 'facets' | 'sort' | 'verbatim' | 'exclude' | 'byMeaning'
> &
  Partial<Pick<SearchQuery, 'offset'>> & { text: string; limit: number };

/** Characters of a query: what is longer is read as far as that. */
export const longestText = 500;

/**
 * Asks the index with the viewer's rights: the only way there for anything that answers a person. While the index is far
 * behind, numbers are kept back: they could count what the viewer may no longer see.
 */
export async function askIndex(ctx: Ctx, { text, ...query }: AskedOfIndex): Promise<SearchResult> {
  const sees = await ctx.visibility();
  const typed = text.slice(0, longestText);
  const stale = await staleEntryIds(ctx);
  const found = await ctx.app.search.query({
    offset: 0,
    ...query,
    text: query.verbatim ? everyWordQuoted(typed) : typed,
    locale: ctx.request.locale,
    acl: sees.searchTokens,
    staff: isStaff(ctx.viewer),
    exclude: [...(query.exclude ?? []), ...(stale ?? [])],
  });
  return stale ? found : { ...found, total: 0, facets: {}, tried: [], degraded: true };
}
