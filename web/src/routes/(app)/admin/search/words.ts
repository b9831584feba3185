import type { SearchedBy } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';

/** How far back the report may look: searches are kept for 90 days. */
export const DAYS = [7, 30, 90] as const;

export const SEARCHED_BY: Record<SearchedBy, () => string> = {
  ANONYMOUS: m.admin_search_by_anonymous,
  CLIENT: m.admin_search_by_client,
  STAFF: m.admin_search_by_staff,
};
