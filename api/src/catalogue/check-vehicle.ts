import { BadInputError, type FieldProblem } from '../errors.ts';
import type { Fitment } from './fitment.entity.ts';
import { nameKey } from './vehicle-names.ts';
import type { Generation, Make } from './vehicle.entity.ts';

/** The first motor car; and a little past today, since next year's models are sold this year. */
const firstYear = 1885;
const lastYear = 2100;
const longestName = 120;
const mostAliases = 50;
const voltages = [12, 24];

type Years = Pick<Fitment, 'yearFrom' | 'yearTo'>;

/** Problems of a span of years, both ends included; null is an open end. */
export function yearProblems({ yearFrom, yearTo }: Years): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const [path, year] of Object.entries({ yearFrom, yearTo }))
    if (year !== null && !(Number.isInteger(year) && year >= firstYear && year <= lastYear))
      problems.push({
        path,
        message: {
          ru: `Год: четыре цифры, от ${firstYear} до ${lastYear}.`,
          en: `A year has four digits, ${firstYear} to ${lastYear}.`,
        },
      });
  if (yearFrom !== null && yearTo !== null && yearTo < yearFrom)
    problems.push({
      path: 'yearTo',
      message: {
        ru: `Год «до» (${yearTo}) раньше года «от» (${yearFrom}). Поменяйте их местами.`,
        en: `The last year (${yearTo}) is before the first (${yearFrom}). Swap them.`,
      },
    });
  return problems;
}

type Vehicle = Pick<Make, 'name' | 'aliases'> & Partial<Years> & Partial<Pick<Generation, 'voltage'>>;

/** What is wrong with a make, model or generation by itself, with the place of each problem. */
export function vehicleProblems(vehicle: Vehicle): FieldProblem[] {
  const { name, aliases, yearFrom = null, yearTo = null, voltage = null } = vehicle;
  const problems = yearProblems({ yearFrom, yearTo });
  if (name === '' || name.length > longestName)
    problems.push({
      path: 'name',
      message: {
        ru: `Название: от 1 до ${longestName} знаков.`,
        en: `A name has 1 to ${longestName} characters.`,
      },
    });
  else if (nameKey(name) === '')
    problems.push({
      path: 'name',
      message: { ru: 'В названии нет ни буквы, ни цифры.', en: 'The name has no letter and no digit.' },
    });
  if (aliases.length > mostAliases || aliases.some((alias) => alias.length > longestName))
    problems.push({
      path: 'aliases',
      message: {
        ru: `Других названий не больше ${mostAliases}, каждое до ${longestName} знаков.`,
        en: `At most ${mostAliases} other names, each up to ${longestName} characters.`,
      },
    });
  if (voltage !== null && !voltages.includes(voltage))
    problems.push({
      path: 'voltage',
      message: { ru: 'Бортовая сеть: 12 или 24 В.', en: 'The on-board supply is 12 or 24 V.' },
    });
  return problems;
}

/**
 * @param nameField what the input calls the name
 * @throws BadInputError with every problem
 */
export function mustBeSound(vehicle: Vehicle, nameField = 'name'): void {
  const problems = vehicleProblems(vehicle).map((problem) =>
    problem.path === 'name' ? { ...problem, path: nameField } : problem,
  );
  if (problems.length > 0) throw new BadInputError(problems);
}

/** One line without surrounding space; null where nothing is left. */
export function line(text: string | null | undefined): string | null {
  return text?.normalize('NFC').trim().replaceAll(/\s+/g, ' ') || null;
}

export function cleanAliases(aliases: readonly string[] | null | undefined): string[] {
  return [...new Set((aliases ?? []).flatMap((alias) => line(alias) ?? []))];
}
