import type { ImportContent, Importer } from '../importer.ts';
import { mapColumns, type ColumnSpec } from '../reading/columns.ts';
import { readTables } from '../reading/read-table.ts';
import { readJson } from '../reading/structured.ts';
import { readNestedMakes } from './nested-makes.ts';
import { checkVehicles, type RawVehicle } from './check-vehicles.ts';
import { withYears } from './year-range.ts';

const columns: ColumnSpec[] = [
  column('makeKey', 'Код марки', 'Make code', ['ID_MARK', 'mark_id', 'make_id']),
  column('make', 'Марка', 'Make', ['brand', 'manufacturer', 'производитель', 'бренд'], true),
  column('makeCyrillic', 'Марка кириллица', 'Make in Cyrillic', ['марка по-русски']),
  column('country', 'Страна', 'Country', ['страна марки']),
  column('modelKey', 'Код модели', 'Model code', ['MODEL_ID']),
  column('model', 'Модель', 'Model', ['модель автомобиля'], true),
  column('modelCyrillic', 'Модель кириллица', 'Model in Cyrillic', ['модель по-русски']),
  column('bodyClass', 'Класс', 'Class', ['segment', 'сегмент', 'класс автомобиля']),
  column('yearFrom', 'Год модели от', 'Year from', [
    'год от',
    'год с',
    'с',
    'с года',
    'начало выпуска',
    'год начала выпуска',
    'выпуск с',
    'from',
    'start year',
  ]),
  column('yearTo', 'Год модели до', 'Year to', [
    'год до',
    'год по',
    'по',
    'по год',
    'конец выпуска',
    'год окончания выпуска',
    'выпуск по',
    'to',
    'end year',
  ]),
  column('years', 'Годы', 'Years', ['годы выпуска', 'период выпуска', 'выпуск', 'production years']),
  column('aliases', 'Другие названия', 'Other names', ['синонимы', 'aliases', 'also known as']),
];

function column(key: string, ru: string, en: string, aliases: string[], isRequired = false): ColumnSpec {
  return { key, title: { ru, en }, aliases, isRequired };
}

/** Makes and models, such as the lists of cars-base.ru: a table with a row a model, or JSON with models inside makes. */
export const vehicles: Importer = {
  name: 'vehicles',
  title: { ru: 'Автомобили: марки и модели', en: 'Vehicles: makes and models' },
  accepts: ['csv', 'tsv', 'txt', 'xlsx', 'json'],
  columns,
  writesEntries: false,
  canBeUndone: true,
  filesStandAlone: true,
  async read(source, { mapping }): Promise<ImportContent> {
    const json = source.files.filter(({ extension }) => extension === 'json');
    if (json.length > 0) {
      const content = await Promise.all(
        json.map(async (file) => readNestedMakes(await readJson(file), file.path)),
      );
      return checkVehicles(content.flat(), []);
    }
    const tables = (await readTables(source)).map((table) => mapColumns(table, columns, mapping));
    const rows = tables.flatMap((table) => table.rows);
    return checkVehicles(
      rows.map((row): RawVehicle => withYears({ get: row.get, place: row.place })),
      tables.flatMap(({ refused }) => refused),
    );
  },
};
