import { fail, redirect } from '@sveltejs/kit';
import type { FleetLineInput } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';
import { action, type Api } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import type { Actions, PageServerLoad } from './$types';
import {
  fleetAddress,
  isCorrection,
  linesOf,
  readCorrections,
  readFleetAddress,
  textLines,
} from './fleet-lines.ts';
import { FleetFile, FleetPage } from './queries.ts';

/** Bytes; what is larger would not reach the API, which says the same. */
const LARGEST_FILE = 2 * 2 ** 20;

export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const { viewer } = await parent();
  // Before anything is typed: a list that is sent first is gone when the sign-in is over.
  if (!viewer.person) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  const lines = readFleetAddress(url.searchParams);
  if (lines.length === 0) return { fleet: null };
  return { fleet: (await locals.api.run(FleetPage, { lines })).fleet };
};

/** Short answers get an address to share; long ones stay in the form that asked. */
async function answer(api: Api, lines: FleetLineInput[]) {
  const { fleet } = await api.run(FleetPage, { lines });
  const address = fleet.lines.length > 0 && fleetAddress(linesOf(fleet));
  if (address) redirect(303, address);
  return { fleet };
}

export const actions: Actions = {
  list: action(
    async ({ locals }, form) => {
      const file = form.get('file');
      if (!(file instanceof File) || file.size === 0)
        return await answer(
          locals.api,
          textLines(formText(form, 'list')).map((text) => ({ text })),
        );
      if (file.size > LARGEST_FILE)
        return fail(400, {
          message: m.fleet_file_too_large(),
          code: undefined,
          fields: undefined,
          typed: { list: formText(form, 'list') },
        });
      const base64 = Buffer.from(await file.arrayBuffer()).toString('base64');
      const { fleetFile } = await locals.api.run(FleetFile, { name: file.name, base64 });
      return await answer(
        locals.api,
        fleetFile.map((text) => ({ text })),
      );
    },
    { keep: ['list'] },
  ),
  correct: action(async ({ locals }, form) => await answer(locals.api, readCorrections(form)), {
    keep: isCorrection,
  }),
};
