import { redirect } from '@sveltejs/kit';
import { findVin } from '@fieldlore/content/vin-shape';
import { SendSearchRequest } from '#lib/search/queries.ts';
import { action } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import * as m from '#lib/paraglide/messages.js';
import { vehiclePath } from '#lib/vehicles/vehicle-path.ts';
import type { Actions, PageServerLoad } from './$types';
import { AddVehicle, VehiclesPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
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
  const vin = found.vin ?? null;
  // A VIN leads to the owner: the page that reads it is kept nowhere.
  if (vin) setHeaders({ 'cache-control': 'no-store' });
  return {
    text,
    makes: found.makes,
    hasTables: found.catalogueRights.change,
    matches: found.recognizeVehicle ?? null,
    make: found.make ?? null,
    year: yearOf(value('year')),
    vin,
    /** Somebody says so, or nothing was found; the names of the forms stand in the address after one was sent. */
    isMissing:
      ['missing', '/ask', '/add'].some((name) => url.searchParams.has(name)) ||
      found.recognizeVehicle?.length === 0,
    /** What a request for a missing vehicle starts with; the VIN is no part of it. */
    missing: findVin(text)?.rest ?? text,
  };
};

function yearOf(text: string): number | null {
  return /^\d{4}$/.test(text) ? Number(text) : null;
}

export const actions: Actions = {
  ask: action(
    async ({ locals }, form) => {
      const note = [m.vehicles_missing_note(), formText(form, 'note')].filter(Boolean).join(' ');
      await locals.api.run(SendSearchRequest, { text: formText(form, 'vehicle'), note });
      return { asked: true };
    },
    { keep: ['vehicle', 'note'] },
  ),
  add: action(
    async ({ locals }, form) => {
      const { addVehicle } = await locals.api.run(AddVehicle, {
        input: {
          make: formText(form, 'make'),
          model: formText(form, 'model'),
          nameCyrillic: formText(form, 'nameCyrillic') || null,
          yearFrom: numberOf(formText(form, 'yearFrom')),
          yearTo: numberOf(formText(form, 'yearTo')),
        },
      });
      redirect(303, vehiclePath({ make: addVehicle.make, model: addVehicle }));
    },
    { keep: ['make', 'model', 'nameCyrillic', 'yearFrom', 'yearTo'] },
  ),
};

/** What is no number is left to the API to refuse: a year that is quietly dropped would be a wrong one. */
function numberOf(text: string): number | null {
  if (text === '') return null;
  const number = Number(text);
  return Number.isInteger(number) ? number : 0;
}
