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

/** What is wrong with a row by itself, with the place of each problem. */
export function fitmentProblems(row: FitmentContent): FieldProblem[] {
  const problems = yearProblems(row);
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
