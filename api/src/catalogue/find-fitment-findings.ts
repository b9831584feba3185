import {
  type CheckedFitment,
  checkFitments,
  type FitmentFinding as Found,
  fitmentFindingText,
  fitmentStateWords,
  writeConditions,
  yearsText,
} from '@fieldlore/content/fitments';
import type { Ctx } from '../context.ts';
import { answerOf, type FitmentContent } from './check-fitment.ts';
import type { FitmentFinding } from './fitment-grid.types.ts';

/** A row as it will be: `id` of one that is stored, `input` its place in what was sent. */
export interface RowToCheck {
  content: FitmentContent;
  id: string | null;
  input: number | null;
}

/** More of them nobody reads; of a thousand equal rows there would be half a million. */
const mostFindings = 200;

/** What the check says of rows together, in the reader's language: of those that were sent, errors first. */
export async function findFitmentFindings(ctx: Ctx, rows: readonly RowToCheck[]): Promise<FitmentFinding[]> {
  // One list after the other: a transaction has a single connection.
  const models = byId(await ctx.loaders.model.loadMany(rows.map(({ content }) => content.modelId)));
  const generations = byId(
    await ctx.loaders.generation.loadMany(rows.flatMap(({ content }) => content.generationId ?? [])),
  );
  const checked = rows.map(({ content }): CheckedFitment => {
    const vehicle = generations.get(content.generationId ?? '') ?? models.get(content.modelId);
    return {
      equipment: content.equipmentId,
      model: content.modelId,
      generation: content.generationId,
      yearFrom: content.yearFrom,
      yearTo: content.yearTo,
      state: content.state,
      role: content.role,
      group: content.group,
      qualifiers: content.qualifiers,
      answer: answerOf(content),
      made: { yearFrom: vehicle?.yearFrom ?? null, yearTo: vehicle?.yearTo ?? null },
    };
  });
  const found = checkFitments(checked).filter((finding) =>
    finding.rows.some((at) => rows[at]!.input !== null),
  );
  const said: FitmentFinding[] = [];
  for (const finding of found.slice(0, mostFindings)) said.push(await nameFinding(ctx, rows, finding));
  return said;
}

async function nameFinding(ctx: Ctx, rows: readonly RowToCheck[], finding: Found): Promise<FitmentFinding> {
  const { locale } = ctx.request;
  const named = finding.rows.map((at) => rows[at]!);
  const { content } = named[0]!;
  const model = await ctx.loaders.model.load(content.modelId);
  const make = model && (await ctx.loaders.make.load(model.makeId));
  const ofOneGeneration = named.every((row) => row.content.generationId === content.generationId);
  const generation =
    ofOneGeneration && content.generationId ? await ctx.loaders.generation.load(content.generationId) : null;
  const equipment = await ctx.loaders.visibleEntry.load(content.equipmentId);
  const made = generation ?? model;
  return {
    code: finding.code,
    isError: finding.isError,
    text: fitmentFindingText(
      finding,
      {
        vehicle: [make?.name, model?.name, generation?.name].filter(Boolean).join(' '),
        equipment: equipment?.title ?? '',
        made: yearsText({ yearFrom: made?.yearFrom ?? null, yearTo: made?.yearTo ?? null }),
        rows: named.map((row) => claimOf(row.content, locale)),
      },
      locale,
    ),
    fitmentIds: named.flatMap(({ id }) => id ?? []),
    rows: named.flatMap(({ input }) => input ?? []),
  };
}

/** `2019–2021, коробка: автомат — подходит` */
function claimOf(content: FitmentContent, locale: 'ru' | 'en'): string {
  const anyYear = { ru: 'все годы', en: 'any year' }[locale];
  const where = [yearsText(content) || anyYear, writeConditions(content.qualifiers, locale)];
  return `${where.filter(Boolean).join(', ')} — ${fitmentStateWords[content.state][locale]}`;
}

const byId = <T extends { id: string }>(loaded: readonly (T | Error | null)[]): Map<string, T> =>
  new Map(loaded.flatMap((row) => (row && !(row instanceof Error) ? [[row.id, row]] : [])));
