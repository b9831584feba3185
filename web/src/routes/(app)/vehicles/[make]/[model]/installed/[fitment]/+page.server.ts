import { error } from '@sveltejs/kit';
import type { UseOutcome } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';
import { action, found } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import { loadVehicle } from '../../load-vehicle.ts';
import type { Actions, PageServerLoad } from './$types';
import { InstalledFitment, ReportInstallation } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
  if (!(await parent()).viewer.isStaff) error(404, m.error_not_found());
  const [{ title, path, query }, { fitment }] = await Promise.all([
    loadVehicle(locals.api, params, url.searchParams),
    locals.api.run(InstalledFitment, { id: params.fitment }),
  ]);
  return {
    vehicle: title,
    kit: path + query,
    equipment: found(fitment).equipment,
    // For a browser without scripts: what is sent twice from one page is there once.
    reportId: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  report: action(
    async ({ locals, params }, form) => {
      const outcome = formText(form, 'outcome') as UseOutcome;
      await locals.api.run(ReportInstallation, {
        input: {
          id: formText(form, 'id') || null,
          fitmentId: params.fitment,
          outcome,
          note: formText(form, 'note'),
        },
      });
      return { reported: outcome };
    },
    { keep: ['note'] },
  ),
};
