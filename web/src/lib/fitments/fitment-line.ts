import {
  type Condition,
  type FitmentRoleName,
  type FitmentStateName,
  type FittedParameter,
  readConditions,
  readFitmentRole,
  readFitmentState,
  readParameterList,
  readYears,
  writeConditions,
  writeParameterList,
  yearsText,
} from '@fieldlore/content/fitments';
import type {
  FitmentInput,
  FitmentLine_FitmentFragment,
  FitmentModel_ModelFragment,
} from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

export type Saved = FitmentLine_FitmentFragment;
export type Model = FitmentModel_ModelFragment;

/** What the cells of a row say, as it was typed: a text that can't be read stays until it is mended. */
export interface Cells {
  equipment: string;
  vehicle: string;
  generation: string;
  years: string;
  state: string;
  conditions: string;
  role: string;
  group: string;
  quantity: string;
  programme: string;
  firmware: string;
  parameters: string;
  diagram: string;
  reason: string;
  note: string;
  source: string;
}

/** A device or a scheme as a cell names it. */
export interface NamedEntry {
  id: string;
  title: string;
  number?: number;
}

/** A row of the table. */
export interface Line extends Cells {
  id: string | null;
  version: number | null;
  /** As it is stored; null for a new row. */
  saved: Cells | null;
  /** What two cells were written from: it counts as long as they say the same. Several schemes may have one title. */
  kept: { parameters: readonly FittedParameter[]; diagram: NamedEntry | null };
}

/** All of the table is about one model or one device: that cell is not shown. */
export interface Subject {
  kind: 'MODEL' | 'DEVICE';
  id: string;
  name: string;
}

export const emptyCells = (): Cells => ({
  equipment: '',
  vehicle: '',
  generation: '',
  years: '',
  state: 'SUPPORTED',
  conditions: '',
  role: 'REQUIRED',
  group: '',
  quantity: '1',
  programme: '',
  firmware: '',
  parameters: '',
  diagram: '',
  reason: '',
  note: '',
  source: '',
});

export const makeLine = (): Line => ({
  ...emptyCells(),
  id: null,
  version: null,
  saved: null,
  kept: { parameters: [], diagram: null },
});

export const modelName = (model: Model): string => `${model.make.name} ${model.name}`;

const cellsOf = (row: Saved): Cells => ({
  equipment: row.equipment.title,
  vehicle: modelName(row.model),
  generation: row.generation?.name ?? '',
  years: yearsText({ yearFrom: row.yearFrom ?? null, yearTo: row.yearTo ?? null }),
  state: row.state,
  conditions: writeConditions(row.qualifiers, getLocale()),
  role: row.role,
  group: row.group ?? '',
  quantity: String(row.quantity),
  programme: row.programmeNumber ?? '',
  firmware: row.firmware ?? '',
  parameters: writeParameterList(row.parameters, getLocale()),
  diagram: row.diagram?.title ?? '',
  reason: row.reason ?? '',
  note: row.note ?? '',
  source: row.source ?? '',
});

export function toLine(row: Saved): Line {
  const cells = cellsOf(row);
  const kept = { parameters: row.parameters, diagram: row.diagram ?? null };
  return { ...cells, id: row.id, version: row.version, saved: cells, kept };
}

export const cellKeys = Object.keys(emptyCells()) as (keyof Cells)[];

/** The cells of a line that say something else than what is stored. */
export const changedCells = (line: Line): (keyof Cells)[] =>
  line.saved ? cellKeys.filter((key) => line[key].trim() !== line.saved![key].trim()) : cellKeys;

const blank = emptyCells();
/** A new row in which nobody has written anything yet. */
export const isBlank = (line: Line): boolean =>
  !line.saved && cellKeys.every((key) => line[key] === blank[key]);

/** What a name in a cell was found to mean: several choices, or none; undefined while it is looked up. */
export interface Names {
  equipment(text: string): NamedEntry[] | undefined;
  diagram(text: string): NamedEntry[] | undefined;
  vehicle(text: string): Model[] | undefined;
}

/** A row as it was understood. */
export interface ReadLine {
  equipment: NamedEntry | null;
  model: Model | null;
  generation: Model['generations'][number] | null;
  years: { yearFrom: number | null; yearTo: number | null };
  state: FitmentStateName;
  role: FitmentRoleName;
  qualifiers: Condition[];
  quantity: number;
  parameters: readonly FittedParameter[];
  diagram: NamedEntry | null;
}

export type Problems = Partial<Record<keyof Cells, string>>;

/** Understands the cells of a line; with every cell that could not be, why. */
export function readLine(
  line: Line,
  names: Names,
): { read: ReadLine; problems: Problems; isPending: boolean } {
  const problems: Problems = {};
  const equipment = oneOf(names.equipment(line.equipment), line.equipment);
  if (equipment.problem) problems.equipment = equipment.problem((found) => found.title);
  const vehicle = oneOf(names.vehicle(line.vehicle), line.vehicle);
  if (vehicle.problem) problems.vehicle = vehicle.problem(modelName);
  const model = vehicle.found;
  const generation = findGeneration(model, line.generation);
  if (line.generation.trim() && model && !generation)
    problems.generation = m.grid_no_generation({
      names: model.generations.map(({ name }) => name).join(', ') || '—',
    });
  const years = readYears(line.years);
  if (!years) problems.years = m.grid_no_years();
  const state = readFitmentState(line.state);
  if (!state) problems.state = m.grid_no_state();
  const role = readFitmentRole(line.role);
  if (!role) problems.role = m.grid_no_role();
  const qualifiers = readConditions(line.conditions, getLocale());
  if (!qualifiers) problems.conditions = m.grid_no_conditions();
  const quantity = Number(line.quantity.trim().replace(',', '.') || '1');
  if (!(quantity > 0)) problems.quantity = m.grid_no_quantity();
  const isKept = (key: 'parameters' | 'diagram') => line.saved?.[key] === line[key];
  const { parameters, wrong } = isKept('parameters')
    ? { parameters: line.kept.parameters, wrong: [] }
    : readParameterList(line.parameters);
  if (wrong.length > 0) problems.parameters = m.grid_no_parameters({ items: wrong.join('; ') });
  const diagram =
    isKept('diagram') || line.diagram.trim() === ''
      ? { found: isKept('diagram') ? line.kept.diagram : null, isPending: false }
      : oneOf(names.diagram(line.diagram), line.diagram);
  if (diagram.problem)
    problems.diagram = diagram.problem(
      ({ title, number }) => `${title} (№ ${number})`,
      m.grid_diagram_unknown(),
    );
  return {
    read: {
      equipment: equipment.found,
      model,
      generation,
      years: years ?? { yearFrom: null, yearTo: null },
      state: state ?? 'UNKNOWN',
      role: role ?? 'REQUIRED',
      qualifiers: qualifiers ?? [],
      quantity,
      parameters,
      diagram: diagram.found,
    },
    problems,
    isPending: equipment.isPending || vehicle.isPending || diagram.isPending,
  };
}

interface Answer<T> {
  found: T | null;
  isPending: boolean;
  /** @param name how one of several is told from the others */
  problem?(name: (one: T) => string, unknown?: string): string;
}

function oneOf<T>(found: T[] | undefined, text: string): Answer<T> {
  if (text.trim() === '') return { found: null, isPending: false, problem: () => m.grid_name_missing() };
  if (!found) return { found: null, isPending: true };
  const [first, ...others] = found;
  if (!first)
    return { found: null, isPending: false, problem: (_, unknown = m.grid_name_unknown()) => unknown };
  if (others.length === 0) return { found: first, isPending: false };
  const problem = (name: (one: T) => string) => m.grid_name_several({ names: found.map(name).join('; ') });
  return { found: null, isPending: false, problem };
}

const plain = (text: string) => text.trim().toLowerCase();

function findGeneration(model: Model | null, text: string): Model['generations'][number] | null {
  return model?.generations.find(({ name }) => plain(name) === plain(text)) ?? null;
}

/** The row as the API takes it; only of a line without problems. */
export function toInput(line: Line, read: ReadLine): FitmentInput {
  return {
    id: line.id,
    version: line.version,
    equipmentId: read.equipment!.id,
    modelId: read.model!.id,
    generationId: read.generation?.id ?? null,
    yearFrom: read.years.yearFrom,
    yearTo: read.years.yearTo,
    state: read.state,
    role: read.role,
    qualifiers: read.qualifiers,
    quantity: read.quantity,
    group: line.group,
    programmeNumber: line.programme,
    firmware: line.firmware,
    reason: line.reason,
    note: line.note,
    source: line.source,
    parameters: read.parameters.map(({ name, availability }) => ({ name, availability })),
    diagramId: read.diagram?.id ?? null,
  };
}

/** The cell that a field of the API's input stands in, for what it says of a row: `rows.3.yearTo`. */
export const cellOfField: Record<string, keyof Cells> = {
  equipmentId: 'equipment',
  modelId: 'vehicle',
  generationId: 'generation',
  yearFrom: 'years',
  yearTo: 'years',
  qualifiers: 'conditions',
  programmeNumber: 'programme',
  diagramId: 'diagram',
  ...Object.fromEntries(cellKeys.map((key) => [key, key])),
};
