import { sendRequest } from '#lib/server/send-request.ts';
import { loadVehicle } from '../load-vehicle.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { fullTitle, path, query } = await loadVehicle(locals.api, params, url.searchParams);
  return { vehicle: fullTitle, kit: path + query };
};

export const actions: Actions = { request: sendRequest };
