import { cleanFitment } from '../../catalogue/check-fitment.ts';
import { mergeFitments, type ToldFitment } from '../../catalogue/merge-fitments.ts';
import { columnOfField } from '../../catalogue/tables/fitment-columns.ts';
import type { Ctx } from '../../context.ts';
import { yearsText } from '@fieldlore/content';
import type { FieldProblem } from '../../errors.ts';
import { ImportRowOutcome } from '../import-run.entity.ts';
import type { FitmentTableDraft } from '../importer.ts';
import type { KnownDevice } from '../matching/device-resolver.ts';
import type { MatchQuestion } from '../matching/match-question.ts';
import type { FoundVehicle } from '../matching/vehicle-resolver.ts';
import { nowhere, type Place, type Problem, refused, type ReportRow, written } from '../report.ts';
import { changeText } from './change-text.ts';
import { findDiagrams, type FoundDiagram } from './find-diagrams.ts';
import { findCrowds, findDoubts } from './fitment-doubts.ts';
import { resolveNames } from './resolve-names.ts';
import { scopeOf, type WriteOptions } from './write-options.ts';

/** Finding out what is meant takes about so much of the time. */
const namesShare = 0.3;

/** A row whose vehicle and device are known. */
export interface ResolvedRow {
  draft: FitmentTableDraft;
  vehicle: FoundVehicle;
  device: KnownDevice;
  label: string;
  told: ToldFitment;
}

/**
 * Merges a table into the fitments of the catalogue. Names that nobody knows are asked about, each once, and refuse the
 * rows that bear them.
 */
export async function writeFitmentTable(
  tx: Ctx,
  drafts: readonly FitmentTableDraft[],
  options: WriteOptions,
): Promise<{ rows: ReportRow[]; questions: MatchQuestion[] }> {
  if (drafts.length === 0) return { rows: [], questions: [] };
  const names = await resolveNames(tx, drafts, options);
  options.onProgress(namesShare);
  const diagrams = await findDiagrams(tx, drafts);
  const report = [...names.rows, ...diagrams.rows];
  const rows = drafts.flatMap((draft): ResolvedRow[] => {
    const vehicle = names.vehicleOf(draft);
    const device = names.deviceOf(draft);
    if (!vehicle || !device) return [];
    const told = toldBy(draft, vehicle, device, diagrams.of(draft), options);
    return [{ draft, vehicle, device, label: labelOf(vehicle, device, told.said), told }];
  });
  const crowds = findCrowds(rows);
  if (crowds.length > 0) return { rows: [...report, ...crowds], questions: names.questions };
  const { rows: outcomes, gone } = await mergeFitments(
    tx,
    scopeOf(options),
    rows.map(({ told }) => told),
    {
      removeGone: options.removeGone,
      signal: options.signal,
      onProgress: (done) => options.onProgress(namesShare + done * (1 - namesShare)),
    },
  );
  for (const [i, { draft, label }] of rows.entries()) {
    const { outcome, changes, problems, duplicateOf } = outcomes[i]!;
    if (duplicateOf !== null) report.push(refused(draft.place, label, twice(rows[duplicateOf]!, rows[i]!)));
    else if (outcome === 'REFUSED')
      for (const problem of problems) {
        report.push(
          refused(placeOfProblem(draft, problem), label, { message: problem.message, remedy: mendCell }),
        );
      }
    else report.push(written(ImportRowOutcome[outcome], draft.place, label, changes.map(changeText)));
  }
  const withOutcome = (...some: string[]) => rows.filter((_, i) => some.includes(outcomes[i]!.outcome));
  const news = new Set(withOutcome('ADDED', 'CHANGED'));
  for (const doubt of findDoubts(withOutcome('ADDED', 'CHANGED', 'UNCHANGED'), news)) report.push(doubt);
  for (const { label } of gone) report.push(written(ImportRowOutcome.GONE, nowhere, label));
  return { rows: report, questions: names.questions };
}

/** What the row says in ids; columns that the table lacks say nothing. */
function toldBy(
  draft: FitmentTableDraft,
  vehicle: FoundVehicle,
  device: KnownDevice,
  diagram: FoundDiagram | null | undefined,
  options: WriteOptions,
): ToldFitment {
  const said: ToldFitment['said'] = {
    ...draft.said,
    equipmentId: device.id,
    modelId: vehicle.model.id,
    // A name may tell the years and the generation as well as cells of their own.
    ...(!draft.hasYears && vehicle.years),
    ...((draft.hasGeneration || vehicle.generation) && { generationId: vehicle.generation?.id ?? null }),
    ...(diagram !== undefined && { diagramId: diagram?.id ?? null }),
  };
  return { id: draft.rowId, said, sourceWhenAdded: options.set, diagramTwins: diagram?.twins };
}

function labelOf({ make, model, generation }: FoundVehicle, device: KnownDevice, said: ToldFitment['said']): string {
  const { yearFrom, yearTo, qualifiers } = cleanFitment({ state: said.state!, ...said });
  const vehicle = [make.name, model.name, generation?.name, yearsText({ yearFrom, yearTo })].filter(Boolean).join(' ');
  return [`${vehicle}: ${device.title}`, ...qualifiers.map(({ key, value }) => `${key}: ${value}`)].join(', ');
} // prettier-ignore

/** Years may stand in two cells or in one. */
function placeOfProblem(draft: FitmentTableDraft, { path }: FieldProblem): Place {
  const key = columnOfField({ path })?.key ?? path;
  const place = draft.placeOf(key);
  return place.column === null && key.startsWith('year') ? draft.placeOf('years') : place;
}

const mendCell = { ru: 'Исправьте значение в этой строке.', en: 'Mend the value in this row.' };

function twice(first: ResolvedRow, second: ResolvedRow): Problem {
  const line = first.draft.place.line ?? '—';
  const names = [first, second].map(({ draft: { label } }) => `«${label}»`);
  const isRespelt = names[0]!.toLowerCase() !== names[1]!.toLowerCase();
  return {
    message: {
      ru: `Две строки об одном и том же: то же уже сказано в строке ${line}${isRespelt ? ` под другим именем (${names.join(' и ')})` : ''}.`,
      en: `Two rows for one thing: line ${line} already says it${isRespelt ? ` under another name (${names.join(' and ')})` : ''}.`,
    },
    remedy: {
      ru: 'Оставьте одну из двух строк или различите их годами, поколением или условием.',
      en: 'Keep one of the two rows, or tell them apart by years, generation or a condition.',
    },
  };
}
