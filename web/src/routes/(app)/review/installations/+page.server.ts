import type { ReportDecision } from '#lib/graphql/generated.ts';
import { action } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import type { Actions, PageServerLoad } from './$types';
import {
  DecideInstallationReport,
  InstallationReportsPage,
  TakeBackInstallationDecision,
} from './queries.ts';

export const load: PageServerLoad = async ({ locals, url }) =>
  await locals.api.run(InstallationReportsPage, { after: url.searchParams.get('after') });

export const actions: Actions = {
  decide: action(async ({ locals }, form) => {
    const decision = formText(form, 'decision') as ReportDecision;
    await locals.api.run(DecideInstallationReport, { id: formText(form, 'id'), decision });
    return { done: true };
  }),
  takeBack: action(async ({ locals }, form) => {
    await locals.api.run(TakeBackInstallationDecision, { id: formText(form, 'id') });
    return { done: true };
  }),
};
