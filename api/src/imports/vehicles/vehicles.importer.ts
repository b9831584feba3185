import type { ImportContent, Importer } from '../importer.ts';
import { vehicleColumns } from '../../catalogue/tables/vehicle-columns.ts';
import { mapColumns, unguarded } from '../reading/columns.ts';
import type { ImportSource } from '../reading/source.ts';
import { readTables } from '../reading/read-table.ts';
import { readJson } from '../reading/structured.ts';
import { readNestedMakes } from './nested-makes.ts';
import { checkVehicles, type RawVehicle } from './check-vehicles.ts';
import { withYears } from './year-range.ts';

/** Makes and models, such as the lists of cars-base.ru: a table with a row a model, or JSON with models inside makes. */
export const vehicles: Importer = {
  name: 'vehicles',
  title: { ru: 'Автомобили: марки и модели', en: 'Vehicles: makes and models' },
  accepts: ['csv', 'tsv', 'txt', 'xlsx', 'json', 'md', 'markdown'],
  columns: vehicleColumns,
  writesEntries: false,
  canBeUndone: true,
  filesStandAlone: true,
  async read(source, { mapping }): Promise<ImportContent> {
    const nested = await readNested(source);
    if (nested) return checkVehicles(nested, []);
    const tables = (await readTables(source)).map((table) => mapColumns(table, vehicleColumns, mapping));
    return checkVehicles(
      tables.flatMap(({ rows }) => rows.map((row) => withYears(unguarded(row)))),
      tables.flatMap(({ refused }) => refused),
      // With generations it is a catalogue such as ours, which leaves the last year of running models empty.
      { isCatalogue: tables.some(({ has }) => has('generation')), namesAreWhole: tables.some(({ has }) => has('makeAliases')) },
    ); // prettier-ignore
  },
};

/** Models inside makes; null for a table of rows, which JSON may be as well. */
async function readNested(source: ImportSource): Promise<RawVehicle[] | null> {
  const files = source.files.filter(({ extension }) => extension === 'json');
  if (files.length === 0) return null;
  const contents = await Promise.all(files.map((file) => readJson(file)));
  const isTable = contents.every((json) => Array.isArray(json) && json.every((row) => row && typeof row === 'object' && !('models' in row))); // prettier-ignore
  if (source.isSingleFile && isTable) return null;
  return contents.flatMap((json, i) => readNestedMakes(json, files[i]!.path));
}
