import { DeviceForGrid, FitmentGridRows } from '#lib/fitments/queries.ts';
import { found } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const device = found((await locals.api.run(DeviceForGrid, params)).entry);
  const { fitmentGrid } = await locals.api.run(FitmentGridRows, { equipmentId: device.id });
  return { device, grid: fitmentGrid };
};
