import { redirect } from '@sveltejs/kit';
import type { DiagramReportState } from '#lib/graphql/generated.ts';
import { action } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import type { Actions, PageServerLoad } from './$types';
import { AnswerDiagramReport, DiagramReportsPage, TakeUpDiagramReport } from './queries.ts';

export const load: PageServerLoad = async ({ locals, url }) =>
  await locals.api.run(DiagramReportsPage, { after: url.searchParams.get('after') });

export const actions: Actions = {
  takeUp: action(async ({ locals }, form) => {
    const { takeUpDiagramReport } = await locals.api.run(TakeUpDiagramReport, { id: formText(form, 'id') });
    redirect(303, `/edit/${takeUpDiagramReport.entry.number}`);
  }),
  reopen: action(async ({ locals }, form) => {
    await locals.api.run(TakeUpDiagramReport, { id: formText(form, 'id') });
    return { done: true };
  }),
  answer: action(
    async ({ locals }, form) => {
      const state = formText(form, 'state') as DiagramReportState;
      const answer = formText(form, 'answer');
      await locals.api.run(AnswerDiagramReport, { id: formText(form, 'id'), state, answer });
      return { done: true };
    },
    { keep: ['id', 'answer'] },
  ),
};
