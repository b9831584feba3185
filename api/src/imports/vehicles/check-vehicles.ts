import { yearProblems } from '../../catalogue/check-vehicle.ts';
import { readAliases } from '../../catalogue/tables/vehicle-columns.ts';
import type { FieldProblem, Message } from '../../errors.ts';
import type { ImportContent, VehicleDraft } from '../importer.ts';
import { readYearCell } from '../reading/year-cells.ts';
import { refused, type Place, type Problem, type ReportRow } from '../report.ts';

/** One model as the source writes it, whatever the format. */
export interface RawVehicle {
  get(key: string): string;
  place(key?: string): Place;
}

interface TableKind {
  /** It tells generations, and may hold makes that have no model yet. */
  isCatalogue: boolean;
  /** It tells every name of its vehicles: none is added that people use elsewhere. */
  namesAreWhole: boolean;
}

/** Turns rows into vehicles; rows that cannot be used are refused with their reason. */
export function checkVehicles(
  rows: readonly RawVehicle[],
  findings: readonly ReportRow[],
  kind: TableKind = { isCatalogue: false, namesAreWhole: false },
): ImportContent {
  const stillMade = kind.isCatalogue ? Infinity : yearOfTheList(rows);
  const problems: ReportRow[] = [...findings];
  const vehicles: VehicleDraft[] = [];
  const seen = new Map<string, RawVehicle>();
  for (const row of rows) {
    const label = `${row.get('make')} ${row.get('model')}`.trim();
    const refuse = (problem: Problem, key?: string) => problems.push(refused(row.place(key), label, problem));
    const isBareMake = kind.isCatalogue && row.get('generation') === '';
    const empty = ['make', ...(isBareMake ? [] : ['model'])].find((key) => row.get(key) === '');
    if (empty) {
      refuse(missingName, empty);
      continue;
    }
    const [yearFrom, yearTo] = ['yearFrom', 'yearTo'].map((key) => readYear(row, key, refuse));
    if (yearFrom === undefined || yearTo === undefined) continue;
    const years = { yearFrom, yearTo: yearTo !== null && yearTo >= stillMade ? null : yearTo };
    const generation = readGeneration(row, refuse);
    if (generation === undefined) continue;
    const [wrong] = [...yearProblems(years), ...generationProblems(generation)];
    if (wrong) {
      refuse({ message: wrong.message, remedy: mendYear }, wrong.path);
      continue;
    }
    const twin = identities(row)
      .map((identity) => seen.get(identity))
      .find(Boolean);
    if (twin) {
      refuse(twice(twin.place()));
      continue;
    }
    for (const identity of identities(row)) seen.set(identity, row);
    vehicles.push({
      ...namesOf(row),
      ...years,
      generation,
      namesAreWhole: kind.namesAreWhole,
      place: row.place(),
    });
  }
  return { vehicles, findings: problems };
}

function namesOf(
  row: RawVehicle,
): Omit<VehicleDraft, 'place' | 'yearFrom' | 'yearTo' | 'generation' | 'namesAreWhole'> {
  return {
    make: row.get('make'),
    makeKey: row.get('makeKey') || null,
    makeCyrillic: row.get('makeCyrillic'),
    country: row.get('country') || null,
    model: row.get('model'),
    modelKey: row.get('modelKey') || null,
    modelCyrillic: row.get('modelCyrillic'),
    bodyClass: row.get('bodyClass') || null,
    aliases: readAliases(row.get('aliases')),
    makeAliases: readAliases(row.get('makeAliases')),
  };
}

/** @returns null where the row names none, undefined where it was refused */
function readGeneration(
  row: RawVehicle,
  refuse: (problem: Problem, key: string) => void,
): VehicleDraft['generation'] | undefined {
  const name = row.get('generation');
  if (name === '') return null;
  const [yearFrom, yearTo] = ['generationFrom', 'generationTo'].map((key) => readYear(row, key, refuse));
  if (yearFrom === undefined || yearTo === undefined) return undefined;
  const voltage = row.get('voltage').replace(/[ВV]$/i, '').trim();
  if (voltage !== '' && voltage !== '12' && voltage !== '24') {
    refuse(noVoltage, 'voltage');
    return undefined;
  }
  return {
    name,
    yearFrom,
    yearTo,
    body: row.get('body') || null,
    engine: row.get('engine') || null,
    market: row.get('market') || null,
    voltage: voltage === '' ? null : Number(voltage),
    aliases: readAliases(row.get('generationAliases')),
  };
}

/** Its years by the columns that they stand in. */
function generationProblems(generation: VehicleDraft['generation']): FieldProblem[] {
  const paths: Record<string, string> = { yearFrom: 'generationFrom', yearTo: 'generationTo' };
  const { yearFrom = null, yearTo = null } = generation ?? {};
  return yearProblems({ yearFrom, yearTo }).map(({ path, message }) => ({ path: paths[path] ?? path, message }));
} // prettier-ignore

/** A model is the same by its code or by its name within the make. */
function identities(row: RawVehicle): string[] {
  const name = [row.get('make'), row.get('model'), row.get('generation')].join('\0').toLowerCase();
  return row.get('modelKey') && !row.get('generation')
    ? [`code ${row.get('modelKey')}`, `name ${name}`]
    : [`name ${name}`];
}

/** @returns undefined where it was refused */
function readYear(
  row: RawVehicle,
  key: string,
  refuse: (problem: Problem, key: string) => void,
): number | null | undefined {
  const text = row.get(key);
  const year = readYearCell(text);
  if (year !== undefined) return year;
  refuse({ message: { ru: `«${text}» — не год.`, en: `“${text}” is no year.` }, remedy: mendYear }, key);
  return undefined;
}

/**
 * A list of what is made ends its running models with its own year, told by how many end in it: no other year ends a
 * fifth of all models. Infinity for short lists, which leave the field empty.
 */
function yearOfTheList(rows: readonly RawVehicle[]): number {
  const shortest = 50;
  if (rows.length < shortest) return Infinity;
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.get('yearTo'), (counts.get(row.get('yearTo')) ?? 0) + 1);
  const [year, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
  return count >= rows.length / 5 && /^\d{4}$/.test(year) ? Number(year) : Infinity;
}

const mendYear: Message = {
  ru: 'Впишите год четырьмя цифрами или оставьте ячейку пустой.',
  en: 'Write the year in four digits, or leave the cell empty.',
};

const noVoltage: Problem = {
  message: { ru: 'Бортовая сеть: 12 или 24 В.', en: 'The on-board supply is 12 or 24 V.' },
  remedy: { ru: 'Впишите 12 или 24 или оставьте ячейку пустой.', en: 'Write 12 or 24, or leave the cell empty.' },
}; // prettier-ignore

const missingName: Problem = {
  message: { ru: 'Нет названия марки или модели.', en: 'The name of the make or the model is missing.' },
  remedy: { ru: 'Впишите его или удалите строку.', en: 'Write it, or delete the row.' },
};

function twice(first: Place): Problem {
  return {
    message: {
      ru: `Этот автомобиль уже есть в строке ${first.line ?? '—'}: две строки на один автомобиль.`,
      en: `This vehicle already stands in line ${first.line ?? '—'}: two rows for one vehicle.`,
    },
    remedy: { ru: 'Оставьте одну из двух строк.', en: 'Keep one of the two rows.' },
  };
}
