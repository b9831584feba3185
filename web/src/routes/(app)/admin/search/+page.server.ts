import type { SearchedBy } from '#lib/graphql/generated.ts';
import { AdminSearchReport } from './queries.ts';
import { DAYS, SEARCHED_BY } from './words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const days = DAYS.find((one) => String(one) === url.searchParams.get('days')) ?? 30;
  const asked = url.searchParams.get('by');
  const askedBy = (Object.keys(SEARCHED_BY) as SearchedBy[]).find((one) => one === asked) ?? null;
  const { searchReport } = await locals.api.run(AdminSearchReport, { days, askedBy });
  return { report: searchReport, days, askedBy };
};
