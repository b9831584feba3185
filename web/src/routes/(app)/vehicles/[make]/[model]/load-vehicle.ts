import { found, type Api } from '#lib/server/api.ts';
import { readKitQuery, writeKitQuery } from './kit-query.ts';
import { optionWord } from '#lib/vehicles/kit-words.ts';
import { VehicleModelByPath } from './queries.ts';

/** The vehicle that an address below `/vehicles/<make>/<model>` means, and what people call it. */
export async function loadVehicle(api: Api, path: { make: string; model: string }, query: URLSearchParams) {
  const model = found((await api.run(VehicleModelByPath, path)).vehicleModel);
  const asked = readKitQuery(query);
  const { generation: name, year, options } = asked;
  const generation = model.generations.find((candidate) => candidate.name === name) ?? null;
  const title = [model.make.name, model.name, generation?.name, year].filter(Boolean).join(' ');
  const answers = options.map(({ key, value }) => `${optionWord(key)}: ${value}`);
  return {
    model,
    generation,
    year,
    options,
    title,
    /** With the options: «КАМАЗ 5490 2018, Баки: 2». */
    fullTitle: [title, ...answers].join(', '),
    path: `/vehicles/${model.make.slug}/${model.slug}`,
    /** Of the address: the same vehicle with the same options. */
    query: writeKitQuery(asked),
  };
}
