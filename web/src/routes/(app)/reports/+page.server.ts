import type { PageServerLoad } from './$types';
import { MyReportsPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { myDiagramReports } = await locals.api.run(MyReportsPage, { after: url.searchParams.get('after') });
  return { reports: myDiagramReports };
};
