import type { FieldChange } from '../../catalogue/row-changes.ts';
import { type FitmentRow, upsertFitments } from '../../catalogue/upsert-fitments.ts';
import { upsertVehicles, type VehicleOutcome, type VehicleRow } from '../../catalogue/upsert-vehicles.ts';
import type { Ctx } from '../../context.ts';
import type { FieldProblem } from '../../errors.ts';
import { ImportRowOutcome } from '../import-run.entity.ts';
import type { FitmentDraft, VehicleDraft, VehicleName } from '../importer.ts';
import { nowhere, type Place, refused, type ReportRow, written } from '../report.ts';
import { changeText } from './change-text.ts';
import { scopeOf, type WriteOptions } from './write-options.ts';

export async function writeVehicles(
  tx: Ctx,
  drafts: readonly VehicleDraft[],
  options: WriteOptions,
): Promise<ReportRow[]> {
  if (drafts.length === 0) return [];
  const { rows, gone } = await upsertVehicles(
    tx,
    scopeOf(options),
    drafts.map((draft): VehicleRow => ({
      make: {
        key: draft.makeKey,
        name: draft.make,
        nameCyrillic: draft.makeCyrillic,
        country: draft.country,
        aliases: draft.makeAliases,
        namesAreWhole: draft.namesAreWhole,
      },
      generation: draft.generation,
      model:
        draft.model === ''
          ? null
          : {
              key: draft.modelKey,
              name: draft.model,
              nameCyrillic: draft.modelCyrillic,
              bodyClass: draft.bodyClass,
              yearFrom: draft.yearFrom,
              yearTo: draft.yearTo,
              aliases: draft.aliases,
              namesAreWhole: draft.namesAreWhole,
            },
    })),
  );
  return [
    ...rows.map((row, i) => reportOf(row, drafts, i, vehicleLabel(drafts[i]!))),
    ...gone.map(({ label }) => written(ImportRowOutcome.GONE, nowhere, label)),
  ];
}

const vehicleLabel = ({ make, model, generation }: VehicleDraft) =>
  [make, model, generation?.name].filter(Boolean).join(' ');

/** @param equipment ids by the keys of shared entries */
export async function writeFitments(
  tx: Ctx,
  drafts: readonly FitmentDraft[],
  equipment: ReadonlyMap<string, string>,
  options: WriteOptions,
): Promise<ReportRow[]> {
  if (drafts.length === 0) return [];
  const vehicles = await findVehicles(tx, drafts, options);
  const known = drafts.filter((draft) => equipment.has(draft.equipment));
  const { rows, gone } = await upsertFitments(
    tx,
    scopeOf(options),
    known.map((draft): FitmentRow => {
      const { place, equipment: key, vehicle, ...said } = draft;
      const found = vehicles.get(vehicleKey(vehicle))!;
      return {
        ...said,
        source: said.source ?? sourceOf(place, options),
        equipmentId: equipment.get(key)!,
        modelId: found.modelId!,
      };
    }),
    { removeGone: options.removeGone },
  );
  return [
    ...[...vehicles].flatMap(([, { outcome, label, place }]) =>
      outcome === 'ADDED' ? [written(ImportRowOutcome.ADDED, place, label)] : [],
    ),
    ...rows.map((row, i) => reportOf(row, known, i, fitmentLabel(known[i]!))),
    ...gone.map(({ label }) => written(ImportRowOutcome.GONE, nowhere, label)),
  ];
}

type FoundVehicle = VehicleOutcome & { label: string; place: Place };

/** The models that fitments name, each once; those that the catalogue lacks are added by name. */
async function findVehicles(
  tx: Ctx,
  drafts: readonly FitmentDraft[],
  options: WriteOptions,
): Promise<Map<string, FoundVehicle>> {
  const named = [...new Map(drafts.map((draft) => [vehicleKey(draft.vehicle), draft])).values()];
  const { rows } = await upsertVehicles(
    tx,
    scopeOf(options),
    named.map(({ vehicle: { make, model } }): VehicleRow => ({
      make: { name: make },
      model: { name: model },
    })),
  );
  return new Map(
    named.map(({ vehicle, place }, i) => [
      vehicleKey(vehicle),
      { ...rows[i]!, label: nameOf(vehicle), place },
    ]),
  );
}

interface RowSaid {
  outcome: 'ADDED' | 'CHANGED' | 'UNCHANGED' | 'REFUSED';
  changes: FieldChange[];
  problems: FieldProblem[];
  duplicateOf: number | null;
}

function reportOf(row: RowSaid, drafts: readonly { place: Place }[], i: number, label: string): ReportRow {
  const { place } = drafts[i]!;
  if (row.duplicateOf !== null) return refused(place, label, sameAs(drafts[row.duplicateOf]!.place));
  const [problem] = row.problems;
  if (problem)
    return refused({ ...place, column: problem.path }, label, { message: problem.message, remedy: mendCell });
  return written(ImportRowOutcome[row.outcome as 'ADDED'], place, label, row.changes.map(changeText));
}

/** Where a fitment comes from, for staff: `CARS, 118`. */
function sourceOf({ file, line }: Place, { set }: WriteOptions): string {
  return [set, file, line].filter((part) => part !== null).join(', ');
}

const vehicleKey = ({ make, model }: VehicleName) => `${make}\0${model}`;
const nameOf = ({ make, model }: VehicleName) => `${make} ${model}`;

function fitmentLabel({ vehicle, yearFrom, yearTo, equipment }: FitmentDraft): string {
  const years = yearFrom || yearTo ? ` ${yearFrom ?? ''}–${yearTo ?? ''}` : '';
  return `${nameOf(vehicle)}${years}: ${equipment.replace('equipment/', '')}`;
}

const mendCell = { ru: 'Исправьте значение в этой строке.', en: 'Mend the value in this row.' };

function sameAs({ line, column }: Place): {
  message: { ru: string; en: string };
  remedy: { ru: string; en: string };
} {
  const where = line ?? column ?? '—';
  return {
    message: { ru: `То же самое уже сказано в строке ${where}.`, en: `Line ${where} already says the same.` },
    remedy: { ru: 'Оставьте одну из двух строк.', en: 'Keep one of the two rows.' },
  };
}
