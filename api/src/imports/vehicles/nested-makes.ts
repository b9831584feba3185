import { z } from 'zod';
import { at, type Problem, UnreadableSource } from '../report.ts';
import type { RawVehicle } from './check-vehicles.ts';

const word = z.union([z.string(), z.number()]).transform(String).nullish();

/** `cars.json` of cars-base.ru: makes with their models inside; other fields, such as times of change, are passed over. */
const Makes = z.array(
  z.object({
    id: word,
    name: word,
    cyrillic_name: word,
    country: word,
    models: z.array(
      z.object({ id: word, name: word, cyrillic_name: word, class: word, year_from: word, year_to: word }),
    ),
  }),
);

/** @throws UnreadableSource for JSON of another shape, with the place in it */
export function readNestedMakes(json: unknown, file: string): RawVehicle[] {
  const parsed = Makes.safeParse(json);
  if (!parsed.success)
    throw new UnreadableSource(at(file, null, parsed.error.issues[0]!.path.join('.')), anotherShape);
  return parsed.data.flatMap((make) =>
    make.models.map((model, i) => {
      const fields: Record<string, string | null | undefined> = {
        makeKey: make.id,
        make: make.name,
        makeCyrillic: make.cyrillic_name,
        country: make.country,
        modelKey: model.id,
        model: model.name,
        modelCyrillic: model.cyrillic_name,
        bodyClass: model.class,
        yearFrom: model.year_from,
        yearTo: model.year_to,
      };
      return {
        get: (key) => fields[key]?.trim() ?? '',
        place: () => at(file, null, `${make.id ?? make.name}.models.${i}`),
      };
    }),
  );
}

const anotherShape: Problem = {
  message: {
    ru: 'JSON устроен иначе: ожидается список марок, у каждой name и models с name, year_from и year_to.',
    en: 'The JSON has another shape: a list of makes is expected, each with name and models with name, year_from and year_to.',
  },
  remedy: { ru: 'Сохраните данные таблицей CSV или XLSX.', en: 'Save the data as a CSV or XLSX table.' },
};
