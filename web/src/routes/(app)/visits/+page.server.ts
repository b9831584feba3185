import type { VisitState } from '#lib/graphql/generated.ts';
import type { PageServerLoad } from './$types';
import { VisitsPage } from './queries.ts';

const OPEN: VisitState[] = ['PREPARED', 'UNDER_WAY'];

export const load: PageServerLoad = async ({ locals, url, parent }) => {
  // Whether there are visits for the viewer at all is the layout's to say, before anything is asked.
  await parent();
  const model = url.searchParams.get('model');
  // Of one model everybody's are meant, whoever went.
  const which = url.searchParams.get('which') ?? (model ? 'all' : 'mine');
  const { visits } = await locals.api.run(VisitsPage, {
    mine: which === 'mine',
    states: which === 'all' ? null : OPEN,
    modelId: model,
    after: url.searchParams.get('after'),
  });
  return { visits, which, model };
};
