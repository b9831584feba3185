import { isDeepStrictEqual } from 'node:util';
import type { FieldProblem } from '../errors.ts';
import { line, yearProblems } from './check-vehicle.ts';
import { FitmentRole, type Fitment, type FitmentState, type Qualifier } from './fitment.entity.ts';

/** What a row says, whoever brings it: a person or an import. */
export type FitmentContent = Pick<
  Fitment,
  | 'equipmentId'
  | 'modelId'
  | 'generationId'
  | 'yearFrom'
  | 'yearTo'
  | 'state'
  | 'reason'
  | 'qualifiers'
  | 'quantity'
  | 'role'
  | 'group'
  | 'programmeNumber'
  | 'firmware'
  | 'parameters'
  | 'diagramId'
  | 'note'
  | 'source'
>;

/** What a row says, field by field, in the order in which changes are told. */
export const fitmentFields = [
  'equipmentId',
  'modelId',
  'generationId',
  'yearFrom',
  'yearTo',
  'state',
  'reason',
  'qualifiers',
  'quantity',
  'role',
  'group',
  'programmeNumber',
  'firmware',
  'parameters',
  'diagramId',
  'note',
  'source',
] as const satisfies (keyof FitmentContent)[];

type Loose<T> = { [K in keyof T]?: T[K] | null };
/** A row as it is given: whatever may be empty may be left out. */
export type FitmentGiven = Loose<FitmentContent> & {
  equipmentId: string;
  modelId: string;
  state: FitmentState;
};

/** A kit asks for these itself: as qualifiers they would be asked twice. */
const ownKeys = ['generation', 'year'];
/** Every further key multiplies what a kit has to compare. */
const mostQualifiers = 6;

/**
 * As much as anybody writes, in UTF-16 units. Group and conditions stand in the index that keeps rows apart, of which the
 * database takes 2,704 bytes a row: at three bytes a unit both together stay below.
 */
const longest = {
  group: 200,
  programmeNumber: 300,
  firmware: 300,
  reason: 2000,
  source: 2000,
  note: 20_000,
} as const satisfies Partial<Record<keyof FitmentContent, number>>;
/** All names and values of a row. */
const longestQualifiers = 600;
const longestParameter = 300;
const mostParameters = 300;

/** The row in the one form in which rows are stored and compared. */
export function cleanFitment(given: FitmentGiven): FitmentContent {
  return {
    equipmentId: given.equipmentId,
    modelId: given.modelId,
    generationId: given.generationId ?? null,
    yearFrom: given.yearFrom ?? null,
    yearTo: given.yearTo ?? null,
    state: given.state,
    reason: line(given.reason),
    qualifiers: cleanQualifiers(given.qualifiers ?? []),
    quantity: given.quantity ?? 1,
    role: given.role ?? FitmentRole.REQUIRED,
    group: line(given.group),
    programmeNumber: line(given.programmeNumber),
    firmware: line(given.firmware),
    parameters: (given.parameters ?? []).map(({ name, availability }) => ({
      name: line(name) ?? '',
      availability,
    })),
    diagramId: given.diagramId ?? null,
    note: given.note?.trim() || null,
    source: line(given.source),
  };
}

function cleanQualifiers(qualifiers: readonly Qualifier[]): Qualifier[] {
  return qualifiers
    .map(({ key, value }) => ({ key: line(key)?.toLowerCase() ?? '', value: line(value) ?? '' }))
    .toSorted((a, b) => a.key.localeCompare(b.key, 'en'));
}

/** All that a kit tells of a row beside whether it fits, as one text. */
export function answerOf({
  quantity,
  reason,
  programmeNumber,
  firmware,
  parameters,
  diagramId,
}: FitmentContent): string {
  return JSON.stringify([quantity, reason, programmeNumber, firmware, parameters, diagramId]);
}

/**
 * What is wrong with a row by itself, with the place of each problem.
 * @param before the row as it is stored: texts that stand there already are not too long, whatever an earlier version took
 */
export function fitmentProblems(row: FitmentContent, before: FitmentContent | null = null): FieldProblem[] {
  const problems = [...yearProblems(row), ...lengthProblems(row, before)];
  if (!(row.quantity > 0 && row.quantity < 10_000))
    problems.push({
      path: 'quantity',
      message: { ru: 'Количество: больше нуля.', en: 'A quantity is above zero.' },
    });
  if (row.role === FitmentRole.ONE_OF && !row.group)
    problems.push({
      path: 'group',
      message: {
        ru: 'Назовите группу, из которой ставят одно: «датчик топлива».',
        en: 'Name the group that one is taken from, such as “fuel sensor”.',
      },
    });
  if (row.parameters.some(({ name }) => name === ''))
    problems.push({
      path: 'parameters',
      message: { ru: 'У параметра должно быть название.', en: 'A parameter needs a name.' },
    });
  return [...problems, ...qualifierProblems(row.qualifiers)];
}

function lengthProblems(row: FitmentContent, before: FitmentContent | null): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (path: keyof FitmentContent, ru: string, en: string) => {
    if (!before || !isDeepStrictEqual(row[path], before[path])) problems.push({ path, message: { ru, en } });
  };
  for (const [path, most] of Object.entries(longest) as [keyof typeof longest, number][]) {
    const length = row[path]?.length ?? 0;
    if (length > most)
      add(
        path,
        `Не больше ${most} знаков, а здесь ${length}. Оставьте главное, остальное перенесите в карточку оборудования.`,
        `At most ${most} characters, and here are ${length}. Keep what matters and move the rest to the device’s entry.`,
      );
  }
  const inQualifiers = row.qualifiers.reduce((sum, { key, value }) => sum + key.length + value.length, 0);
  if (inQualifiers > longestQualifiers)
    add(
      'qualifiers',
      `Условия: не больше ${longestQualifiers} знаков на строку, а здесь ${inQualifiers}. Оставьте то, о чём можно спросить, остальное перенесите в заметку.`,
      `Conditions: at most ${longestQualifiers} characters a row, and here are ${inQualifiers}. Keep what one can ask about and move the rest to the note.`,
    );
  if (row.parameters.length > mostParameters)
    add(
      'parameters',
      `Параметров не больше ${mostParameters}, а здесь ${row.parameters.length}. Оставьте то, что измеряют на этой машине.`,
      `At most ${mostParameters} parameters, and here are ${row.parameters.length}. Keep what is measured on this vehicle.`,
    );
  const long = row.parameters.find(({ name }) => name.length > longestParameter);
  if (long)
    add(
      'parameters',
      `Название параметра — не больше ${longestParameter} знаков. Сократите «${long.name.slice(0, 40)}…».`,
      `A parameter’s name has at most ${longestParameter} characters. Shorten “${long.name.slice(0, 40)}…”.`,
    );
  return problems;
}

function qualifierProblems(qualifiers: readonly Qualifier[]): FieldProblem[] {
  const keys = qualifiers.map(({ key }) => key);
  const problems: FieldProblem[] = [];
  const add = (ru: string, en: string) => problems.push({ path: 'qualifiers', message: { ru, en } });
  if (qualifiers.length > mostQualifiers)
    add(`Условий не больше ${mostQualifiers}.`, `At most ${mostQualifiers} conditions.`);
  if (qualifiers.some(({ key, value }) => key === '' || value === ''))
    add('У условия должны быть и название, и значение.', 'A condition needs a name and a value.');
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice)
    add(
      `Условие «${twice}» указано дважды. Для второго значения заведите вторую строку.`,
      `The condition “${twice}” stands twice. Make a second row for the other value.`,
    );
  const own = keys.find((key) => ownKeys.includes(key));
  if (own)
    add(
      `«${own}» — не условие: для поколения и годов в строке есть свои поля.`,
      `“${own}” is no condition: the row has fields of its own for generation and years.`,
    );
  return problems;
}
