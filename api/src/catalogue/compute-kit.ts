import { type Axes, type Box, decidingAxes, divide, merge } from './choice-space.ts';
import { FitmentRole, FitmentState, type Fitment, type Qualifier } from './fitment.entity.ts';
import { type OpenQuestion, openQuestions, rowsFor, type VehicleQuestion } from './kit-questions.ts';

/** One line of a kit: a fitment and, where it depends on open options, the answers it takes. Several of one key: any of them. */
export interface ComputedItem<Row extends Fitment = Fitment> {
  fitment: Row;
  conditions: Qualifier[];
}

export interface ComputedKit<Row extends Fitment = Fitment> {
  items: ComputedItem<Row>[];
  conditional: ComputedItem<Row>[];
  notCompatible: ComputedItem<Row>[];
  openChoices: { key: string; values: string[] }[];
  isUnknown: boolean;
}

interface Candidate<Row> {
  row: Row;
  box: Box;
}

/**
 * What to install, from the fitments of one model. Rows of other years, generations and options drop out. For one
 * equipment in one role the most specific row wins — by generation, then by the narrower years, then by the number of
 * conditions. Where an open option changes the outcome, the row is conditional and the option is a choice to ask for.
 * A row that says NOT_COMPATIBLE speaks against the equipment in every role; one that says UNKNOWN says nothing.
 */
export function computeKit<Row extends Fitment>(
  rows: readonly Row[],
  asked: VehicleQuestion,
): ComputedKit<Row> {
  const known = rowsFor(
    asked,
    rows.filter(({ state }) => state !== FitmentState.UNKNOWN),
  ).toSorted(bySpecificity);
  const questions = openQuestions(asked, known);
  const axes: Axes = new Map([...questions].map(([key, { answers }]) => [key, answers.length]));
  const candidates = known.map((row) => ({ row, box: boxOf(row, questions) }));

  const kit: ComputedKit<Row> = {
    items: [],
    conditional: [],
    notCompatible: [],
    openChoices: [],
    isUnknown: false,
  };
  const deciding = new Set<string>();
  for (const slot of slots(candidates)) {
    const regions = divide(slot, axes);
    const along = decidingAxes(regions, axes, outcome);
    along.forEach((key) => deciding.add(key));
    for (const { box, winner } of merge(regions, axes, along, outcome)) {
      if (!winner) continue;
      const item = { fitment: winner.row, conditions: conditionsOf(box, questions) };
      if (isNegative(winner.row)) addOnce(kit.notCompatible, item);
      else (item.conditions.length === 0 ? kit.items : kit.conditional).push(item);
    }
  }
  kit.openChoices = [...questions]
    .filter(([key]) => deciding.has(key))
    .map(([key, { answers }]) => ({ key, values: [...answers] }));
  kit.isUnknown = kit.items.length + kit.conditional.length + kit.notCompatible.length === 0;
  for (const list of [kit.items, kit.conditional, kit.notCompatible]) list.sort(byPlace);
  return kit;
}

const isNegative = (row: Fitment) => row.state === FitmentState.NOT_COMPATIBLE;

/** Candidates that compete: one equipment in one role and group, and whatever says that it does not fit at all. */
function slots<Row extends Fitment>(candidates: readonly Candidate<Row>[]): Candidate<Row>[][] {
  const byEquipment = Map.groupBy(candidates, ({ row }) => row.equipmentId);
  return [...byEquipment.values()].flatMap((same) => {
    const against = same.filter(({ row }) => isNegative(row));
    const places = Map.groupBy(
      same.filter(({ row }) => !isNegative(row)),
      ({ row }) => JSON.stringify([row.role, row.group]),
    );
    if (places.size === 0) return [against];
    return [...places.values()].map((place) =>
      same.filter((one) => place.includes(one) || against.includes(one)),
    );
  });
}

/** Equal for rows that mean the same to whoever installs. */
function outcome<Row extends Fitment>(winner: Candidate<Row> | null): string {
  if (!winner) return '';
  const { state, quantity, reason, programmeNumber, parameters, diagramId } = winner.row;
  return JSON.stringify([state, quantity, reason, programmeNumber, parameters, diagramId]);
}

function boxOf(row: Fitment, questions: ReadonlyMap<string, OpenQuestion>): Box {
  const box = new Map<string, ReadonlySet<number>>();
  for (const [key, question] of questions) {
    const taken = question.takenBy(row);
    if (taken) box.set(key, taken);
  }
  return box;
}

function conditionsOf(box: Box, questions: ReadonlyMap<string, OpenQuestion>): Qualifier[] {
  return [...questions].flatMap(([key, { answers }]) =>
    answers.flatMap((value, i) => (box.get(key)?.has(i) ? [{ key, value }] : [])),
  );
}

/** An equipment that has two places in the kit is refused once. */
function addOnce<Row extends Fitment>(list: ComputedItem<Row>[], item: ComputedItem<Row>): void {
  const isThere = list.some(
    ({ fitment, conditions }) =>
      fitment.id === item.fitment.id && JSON.stringify(conditions) === JSON.stringify(item.conditions),
  );
  if (!isThere) list.push(item);
}

/** Stands for an open end in comparing how narrow years are: wider than any closed span. */
const openYears = 1000;
const width = ({ yearFrom, yearTo }: Fitment) =>
  yearFrom === null || yearTo === null
    ? openYears * (Number(yearFrom === null) + Number(yearTo === null))
    : yearTo - yearFrom;

/** Between rows as specific as each other: what we saw ourselves, then a warning, then a promise. */
const credence = [
  FitmentState.CONFIRMED_BY_US,
  FitmentState.NOT_COMPATIBLE,
  FitmentState.PARTLY,
  FitmentState.SUPPORTED,
  FitmentState.UNKNOWN,
];

function bySpecificity(a: Fitment, b: Fitment): number {
  return (
    Number(b.generationId !== null) - Number(a.generationId !== null) ||
    width(a) - width(b) ||
    b.qualifiers.length - a.qualifiers.length ||
    credence.indexOf(a.state) - credence.indexOf(b.state) ||
    b.updatedAt.getTime() - a.updatedAt.getTime() ||
    (a.id < b.id ? -1 : 1)
  );
}

const roles = [FitmentRole.REQUIRED, FitmentRole.ONE_OF, FitmentRole.RECOMMENDED, FitmentRole.OPTIONAL];

/** The order of work; the same whatever order the rows came in. */
function byPlace(a: ComputedItem, b: ComputedItem): number {
  const group = (item: ComputedItem) => item.fitment.group ?? '';
  return (
    roles.indexOf(a.fitment.role) - roles.indexOf(b.fitment.role) ||
    group(a).localeCompare(group(b), 'ru') ||
    (a.fitment.equipmentId < b.fitment.equipmentId
      ? -1
      : Number(a.fitment.equipmentId > b.fitment.equipmentId))
  );
}
