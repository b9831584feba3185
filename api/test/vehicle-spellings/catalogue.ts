import { existsSync, readFileSync } from 'node:fs';
import type { CatalogueNames } from '../../src/catalogue/vehicle-index.ts';
import { nameKey, namesOfMake } from '../../src/catalogue/vehicle-names.ts';
import { wellKnownNames } from '../../src/catalogue/well-known-names.ts';
import { type DemoMake, readMakes } from '../../src/demo/read-demo.ts';

/** The public list of 411 makes and 4,752 models, beside the project on the machines that have it. */
const carsBase = new URL('../../../../shared/data/01-fitment/cars-base-ru/cars.json', import.meta.url);
export const hasCarsBase = existsSync(carsBase);

interface ListedVehicle {
  name: string;
  cyrillic_name: string;
  year_from: number;
  year_to: number;
}

/** Lorries that people asked for, as somebody adds them in place: a name and nothing else. */
const addedByHand = [
  { make: 'GAZ', model: 'GAZon Next', cyrillic: 'ГАЗон Next' },
  { make: 'GAZ', model: '66', cyrillic: '' },
  { make: 'MAZ', model: '4371', cyrillic: '' },
  { make: 'ZIL', model: '5301', cyrillic: '' },
];

/**
 * The catalogue of a company that began with the demo content, and then imported the public list on top of it. Ids are
 * readable: `GAZ/GAZelle Next`.
 */
export function demoCatalogue({ withCarsBase = false } = {}): CatalogueNames {
  const makes: CatalogueNames['makes'][number][] = [];
  const models: CatalogueNames['models'][number][] = [];
  const generations: CatalogueNames['generations'][number][] = [];
  for (const make of readMakes()) {
    makes.push({
      id: make.name,
      name: make.name,
      nameCyrillic: make.cyrillic,
      aliases: [...(make.aliases ?? []), ...wellKnownNames(make.name)],
    });
    for (const model of make.models) {
      const id = `${make.name}/${model.name}`;
      models.push({
        id,
        makeId: make.name,
        name: model.name,
        nameCyrillic: model.cyrillic,
        aliases: [...(model.aliases ?? []), ...wellKnownNames(make.name, model.name)],
        ...yearsOf(model.generations),
      });
      for (const { key, ...generation } of model.generations)
        generations.push({ ...generation, id: key, modelId: id, aliases: generation.aliases ?? [] });
    }
  }
  for (const { make, model, cyrillic } of addedByHand) {
    if (!makes.some(({ id }) => id === make))
      makes.push({ id: make, name: make, nameCyrillic: '', aliases: wellKnownNames(make) });
    models.push({
      id: `${make}/${model}`,
      makeId: make,
      name: model,
      nameCyrillic: cyrillic,
      aliases: wellKnownNames(make, model),
      yearFrom: null,
      yearTo: null,
    });
  }
  if (withCarsBase) addCarsBase(makes, models);
  return { makes, models, generations };
}

/** As the import does: what is there under one of its names stays, the rest is added with the names that people use. */
function addCarsBase(
  makes: CatalogueNames['makes'][number][],
  models: CatalogueNames['models'][number][],
): void {
  const listed = JSON.parse(readFileSync(carsBase, 'utf8')) as (ListedVehicle & {
    models: ListedVehicle[];
  })[];
  const last = Math.max(...listed.flatMap((make) => make.models.map(({ year_to }) => year_to)));
  for (const own of listed) {
    const keys = namesOfMake({ name: own.name, nameCyrillic: '', aliases: [] }).map(nameKey);
    const known = makes.find((make) => namesOfMake(make).some((name) => keys.includes(nameKey(name))));
    const make = known ?? {
      id: own.name,
      name: own.name,
      nameCyrillic: own.cyrillic_name,
      aliases: wellKnownNames(own.name),
    };
    if (!known) makes.push(make);
    for (const { name, cyrillic_name, year_from, year_to } of own.models) {
      const isKnown = models.some(
        (model) =>
          model.makeId === make.id &&
          [model.name, ...model.aliases].some((other) => nameKey(other) === nameKey(name)),
      );
      if (isKnown) continue;
      models.push({
        id: `${make.id}/${name}`,
        makeId: make.id,
        name,
        nameCyrillic: cyrillic_name,
        aliases: wellKnownNames(own.name, name),
        yearFrom: year_from,
        yearTo: year_to >= last ? null : year_to,
      });
    }
  }
}

function yearsOf(generations: DemoMake['models'][number]['generations']) {
  const from = generations.flatMap(({ yearFrom }) => yearFrom ?? []);
  const to = generations.map(({ yearTo }) => yearTo);
  return {
    yearFrom: from.length > 0 ? Math.min(...from) : null,
    yearTo: to.includes(null) ? null : Math.max(...(to as number[])),
  };
}
