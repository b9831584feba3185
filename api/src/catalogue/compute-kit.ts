import { type Axes, type Box, decidingAxes, divide, merge, type Region } from './choice-space.ts';
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
 * Where the most specific row of an equipment says NOT_COMPATIBLE, it is out in every role; UNKNOWN says nothing.
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
  /** The winners of all regions, with the answers that lead there; notes which questions decide. */
  const settle = (regions: Region<Candidate<Row>>[], outcome: Outcome): ComputedItem<Row>[] => {
    const along = decidingAxes(regions, axes, outcome);
    along.forEach((key) => deciding.add(key));
    return merge(regions, axes, along, outcome).flatMap(({ box, winner }) =>
      winner && outcome(winner) ? [{ fitment: winner.row, conditions: conditionsOf(box, questions) }] : [],
    );
  };
  for (const same of Map.groupBy(candidates, ({ row }) => row.equipmentId).values()) {
    const verdicts = divide(same, axes);
    kit.notCompatible.push(...settle(verdicts, refusal));
    const refused = verdicts.flatMap(({ box, winner }) =>
      winner && isNegative(winner.row) ? [{ ...winner, box }] : [],
    );
    for (const place of places(same))
      for (const item of settle(divide([...refused, ...place], axes), installation))
        (item.conditions.length === 0 ? kit.items : kit.conditional).push(item);
  }
  kit.openChoices = [...questions]
    .filter(([key]) => deciding.has(key))
    .map(([key, { answers }]) => ({ key, values: [...answers] }));
  kit.isUnknown = kit.items.length + kit.conditional.length + kit.notCompatible.length === 0;
  for (const list of [kit.items, kit.conditional, kit.notCompatible]) list.sort(byPlace);
  return kit;
}

const isNegative = (row: Fitment) => row.state === FitmentState.NOT_COMPATIBLE;

/** Rows of one equipment that compete: those with the same role and group. */
function places<Row extends Fitment>(same: readonly Candidate<Row>[]): Candidate<Row>[][] {
  const positive = same.filter(({ row }) => !isNegative(row));
  return [...Map.groupBy(positive, ({ row }) => JSON.stringify([row.role, row.group])).values()];
}

/** Equal for winners that mean the same to whoever installs; empty where nothing is to be said. */
type Outcome = (winner: Candidate<Fitment> | null) => string;

const refusal: Outcome = (winner) =>
  winner && isNegative(winner.row) ? JSON.stringify([winner.row.state, winner.row.reason]) : '';

const installation: Outcome = (winner) => {
  if (!winner || isNegative(winner.row)) return '';
  const { state, quantity, reason, programmeNumber, firmware, parameters, diagramId } = winner.row;
  return JSON.stringify([state, quantity, reason, programmeNumber, firmware, parameters, diagramId]);
};

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
