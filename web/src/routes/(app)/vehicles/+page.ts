import type { PageLoad } from './$types';

/** Who comes to pick a make need not load what reads a VIN, lists models, or takes in a missing vehicle. */
export const load: PageLoad = async ({ data }) => {
  const [card, table, missing] = await Promise.all([
    data.vin ? import('./VinCard.svelte') : null,
    data.make ? import('./ModelTable.svelte') : null,
    data.isMissing ? import('./MissingVehicle.svelte') : null,
  ]);
  return {
    ...data,
    VinCard: card?.default ?? null,
    ModelTable: table?.default ?? null,
    MissingVehicle: missing?.default ?? null,
  };
};
