import { setImmediate } from 'node:timers/promises';
import { findVin, readVin } from '@fieldlore/content';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Ctx } from '../context.ts';
import { BadInputError } from '../errors.ts';
import { makesOfVin } from './read-vehicle-vin.ts';
import { type CatalogueNames, type RecognizedVehicle, VehicleIndex } from './vehicle-index.ts';
import type { VehicleMatch } from './vehicle-match.ts';
import { Generation, Make, VehicleModel } from './vehicle.entity.ts';

const mostMatches = 50;
/** Characters: a line that names a vehicle, not the ticket around it. Recognising takes time in proportion. */
const longestText = 500;

/**
 * Vehicles that a text may mean, the likeliest first: nicknames, mistakes, Latin or Cyrillic, the wrong keyboard layout, a tail of
 * engine and trim. A make that lacks the model named is a match with `model` null; a year is the one that the text names; a
 * generation is the one named, or the only one made in that year. Of a VIN alone, the makes that its maker builds. Nothing
 * where no vehicle is named.
 * @throws BadInputError for a limit out of range, or too long a text
 */
export async function recognizeVehicles(ctx: Ctx, text: string, limit: number): Promise<VehicleMatch[]> {
  if (limit < 1 || limit > mostMatches)
    throw new BadInputError([
      {
        path: 'limit',
        message: { ru: `Число: от 1 до ${mostMatches}.`, en: `A number from 1 to ${mostMatches}.` },
      },
    ]);
  if (text.length > longestText)
    throw new BadInputError([
      {
        path: 'text',
        message: {
          ru: `Слишком длинно: ${text.length} знаков, а распознаётся до ${longestText}. Оставьте марку, модель и год.`,
          en: `Too long: ${text.length} characters, up to ${longestText} are taken. Leave the make, the model and the year.`,
        },
      },
    ]);
  if (text.trim() === '') return [];
  // What a list says beside the VIN is surer than what the VIN says.
  const words = findVin(text)?.rest ?? text;
  const index = await currentIndex(ctx);
  const found = index.recognize(words, limit, ctx.now().getFullYear());
  if (found.length === 0) return await matchesOfVin(ctx, text, limit);
  return await Promise.all(found.map((vehicle) => loadMatch(ctx, vehicle)));
}

async function matchesOfVin(ctx: Ctx, text: string, limit: number): Promise<VehicleMatch[]> {
  const reading = readVin(text, ctx.now().getFullYear());
  if (!reading) return [];
  const [year, another] = reading.modelYears;
  const makes = await makesOfVin(ctx, reading);
  // Thirty years apart are two answers.
  const known = { modelId: null, generationId: null, year: another === undefined ? (year ?? null) : null };
  return await Promise.all(makes.slice(0, limit).map(({ id }) => loadMatch(ctx, { makeId: id, ...known })));
}

/** A vehicle that a line may mean, with the share of the line that it explains, 0 to 1. */
export interface ScoredMatch extends VehicleMatch {
  score: number;
}

/** Vehicles that each of many lines may mean, the likeliest first: in as many statements as one line takes. */
export async function recognizeLines(
  ctx: Ctx,
  lines: readonly string[],
  limit: number,
): Promise<ScoredMatch[][]> {
  const index = await currentIndex(ctx);
  const found = new Map<string, RecognizedVehicle[]>();
  for (const line of new Set(lines)) {
    found.set(line, index.recognize(line, limit, ctx.now().getFullYear()));
    // Hundreds of lines take a while: whoever else asks this process has a turn in between.
    await setImmediate();
  }
  await loadNamed(ctx, [...found.values()].flat());
  return await Promise.all(
    lines.map((line) =>
      Promise.all(
        found.get(line)!.map(async (vehicle) => ({
          ...(await loadMatch(ctx, vehicle)),
          score: vehicle.score,
        })),
      ),
    ),
  );
}

/** The rows of many vehicles, one table after the other: an import asks within its transaction, which has one connection. */
async function loadNamed(ctx: Ctx, vehicles: readonly RecognizedVehicle[]): Promise<void> {
  const ids = (of: (vehicle: RecognizedVehicle) => string | null) =>
    [...new Set(vehicles.map(of))].filter((id) => id !== null);
  await ctx.loaders.make.loadMany(ids(({ makeId }) => makeId));
  await ctx.loaders.model.loadMany(ids(({ modelId }) => modelId));
  await ctx.loaders.generation.loadMany(ids(({ generationId }) => generationId));
}

/** The one model that the text names, in full and with a year; null for anything less certain. */
export async function vehicleExactly(ctx: Ctx, text: string): Promise<VehicleMatch | null> {
  if (!/\d{4}/.test(text)) return null;
  const index = await currentIndex(ctx);
  const [first, second] = index.recognize(text, 2, ctx.now().getFullYear());
  const isExact = first?.modelId && first.year !== null && first.score === 1 && second?.score !== 1;
  return isExact ? await loadMatch(ctx, first) : null;
}

/** The rows of a recognised or chosen vehicle, and its name. */
export async function loadMatch(
  ctx: Ctx,
  { makeId, modelId, generationId, year }: Omit<RecognizedVehicle, 'score'>,
): Promise<VehicleMatch> {
  const [make, model, generation] = await Promise.all([
    ctx.loaders.make.load(makeId),
    modelId ? ctx.loaders.model.load(modelId) : null,
    generationId ? ctx.loaders.generation.load(generationId) : null,
  ]);
  const name = [make?.name, model?.name, generation?.name].filter(Boolean).join(' ');
  return { make: make!, model, generation, year, label: year ? `${name}, ${year}` : name };
}

interface Built {
  state: string;
  index: VehicleIndex;
}

/** Building takes longer than recognising, so a process keeps the index, and asks before each use whether it still holds. */
const built = new WeakMap<DataSource, Promise<Built>>();

async function currentIndex(ctx: Ctx): Promise<VehicleIndex> {
  // Inside a transaction the names may yet be rolled back: nobody else may get to see them.
  if (ctx.db.queryRunner?.isTransactionActive) return (await build(ctx.db)).index;
  const { db } = ctx.app;
  const last = await built.get(db)?.catch(() => null);
  if (last && last.state === (await readState(ctx.db))) return last.index;
  const next = build(ctx.db);
  built.set(db, next);
  return (await next).index;
}

/** PostgreSQL stamps each row with the transaction that wrote it: any change of a table changes their count or sum. */
async function readState(db: EntityManager): Promise<string> {
  const [row] = await db.query<{ state: string }[]>(`
    SELECT concat_ws(' ', make.rows, make.stamps, model.rows, model.stamps, generation.rows, generation.stamps) AS state
    FROM (SELECT count(*) AS rows, coalesce(sum(xmin::text::bigint), 0) AS stamps FROM make) make,
      (SELECT count(*) AS rows, coalesce(sum(xmin::text::bigint), 0) AS stamps FROM vehicle_model) model,
      (SELECT count(*) AS rows, coalesce(sum(xmin::text::bigint), 0) AS stamps FROM generation) generation`);
  return row!.state;
}

async function build(db: EntityManager): Promise<Built> {
  // The state is summed over the very rows that were read: a change between two statements can't hide behind it.
  const makes = await readRows(db, Make);
  const models = await readRows(db, VehicleModel);
  const generations = await readRows(db, Generation);
  const state = [makes, models, generations].map(({ rows, stamps }) => `${rows.length} ${stamps}`).join(' ');
  const names: CatalogueNames = { makes: makes.rows, models: models.rows, generations: generations.rows };
  return { state, index: new VehicleIndex(names) };
}

async function readRows<T extends ObjectLiteral>(
  db: EntityManager,
  entity: EntityTarget<T>,
): Promise<{ rows: T[]; stamps: bigint }> {
  const { entities, raw } = await db
    .getRepository(entity)
    .createQueryBuilder('vehicle')
    .addSelect('vehicle.xmin::text', 'stamp')
    .getRawAndEntities<{ stamp: string }>();
  return { rows: entities, stamps: raw.reduce((sum, { stamp }) => sum + BigInt(stamp), 0n) };
}
