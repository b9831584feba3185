import { error, redirect } from '@sveltejs/kit';
import { ReportDiagram } from '#lib/diagrams/queries.ts';
import * as m from '#lib/paraglide/messages.js';
import { action, found } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import type { Actions, PageServerLoad } from './$types';
import { ReportedDiagram } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
  const { viewer } = await parent();
  if (!viewer.person) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  const { entry } = await locals.api.run(ReportedDiagram, { slug: params.slug });
  const { diagram, viewerCan, ...rest } = atItsAddress(entry, url, params.slug);
  if (!viewerCan.use) error(404, m.error_not_found());
  return {
    entry: rest,
    revision: found(diagram).revision,
    place: url.searchParams.get('place') ?? '',
    // For a browser without scripts: what is sent twice from one page is there once.
    reportId: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  report: action(
    async ({ locals }, form) => {
      await locals.api.run(ReportDiagram, {
        input: {
          id: formText(form, 'id'),
          entryId: formText(form, 'entryId'),
          revision: Number(formText(form, 'revision')),
          place: formText(form, 'place') || null,
          note: formText(form, 'note'),
          vehicle: formText(form, 'vehicle'),
          photoIds: form.getAll('photo').map(String),
        },
      });
      return { reported: true };
    },
    { keep: ['place', 'note', 'vehicle'] },
  ),
};
