import { redirect } from '@sveltejs/kit';
import type { FleetLineInput } from '#lib/graphql/generated.ts';
import { action } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import type { Actions, PageServerLoad } from './$types';
import { OfflinePackSize } from '../../../../offline/queries.ts';
import { sizeOfPack } from '../pack-size.ts';

const FLEET = '/vehicles/fleet';

/** The lines come with the form of the fleet's page: nothing keeps them for who comes by the address alone. */
export const load: PageServerLoad = ({ request }) => {
  if (request.method === 'GET') redirect(303, FLEET);
};

export const actions: Actions = {
  default: action(
    async ({ locals }, form) => {
      const lines = readLines(formText(form, 'lines'));
      if (lines.length === 0) redirect(303, FLEET);
      const name = formText(form, 'name');
      const { viewer, offlinePack } = await locals.api.run(OfflinePackSize, {
        of: { fleet: { name, lines } },
      });
      const leftOut = offlinePack.fleet.filter(({ path }) => path === null).length;
      // Nobody else than a person is answered.
      return { pack: { lines, name, person: viewer.person!.id, leftOut, ...sizeOfPack(offlinePack) } };
    },
    { keep: ['lines'] },
  ),
};

/** As the page of the fleet sends them; the API looks at what stands in each. */
function readLines(text: string): FleetLineInput[] {
  try {
    const lines: unknown = JSON.parse(text);
    return Array.isArray(lines) ? lines : [];
  } catch {
    return [];
  }
}
