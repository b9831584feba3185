import { redirect } from '@sveltejs/kit';
import { vehiclePath } from '#lib/vehicles/vehicle-path.ts';
import type { PageServerLoad } from './$types';
import { VehiclesPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const value = (name: string) => url.searchParams.get(name)?.trim() ?? '';
  const text = value('q').slice(0, 200);
  const make = value('make');
  const model = value('model');
  if (make && model) redirect(303, vehiclePath({ make: { slug: make }, model: { slug: model } }));

  const found = await locals.api.run(VehiclesPage, {
    text,
    isRecognizing: text !== '',
    make,
    hasMake: make !== '',
  });
  return { text, makes: found.makes, matches: found.recognizeVehicle, make: found.make ?? null };
};
