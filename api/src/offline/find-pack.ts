import { mustBeSignedIn } from '../access/people.ts';
import { mustSeeVisits, findVisibleVisit, visibleVisits } from '../access/visits.ts';
import { findKits, type KitRequest } from '../catalogue/find-kit.ts';
import { kitTitle } from '../catalogue/kit-choice.ts';
import { GENERATION } from '../catalogue/kit-questions.ts';
import type { Kit } from '../catalogue/kit.types.ts';
import type { Ctx } from '../context.ts';
import { select } from '../database/rows.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { findVisibleEntries, listEntries, publishedEntries } from '../entries/entry.queries.ts';
import { BadInputError, NotFoundError, type Message } from '../errors.ts';
import { recognizeFleet, type RecognizedLine } from '../fleet/recognize-fleet.ts';
import { visitLoaders } from '../visits/visit-loaders.ts';
import type { Visit } from '../visits/visit.entity.ts';
import { VisitState } from '../visits/visit.types.ts';
import type { OfflinePackInput } from './offline.input.ts';

/** What a pack is made of, before its pages are described. */
export interface FoundPack {
  title: string;
  entries: Entry[];
  kits: Kit[];
  visits: Visit[];
  /** The lines of a fleet, each with the kit of its vehicle where that was recognised. */
  fleet: { line: RecognizedLine; kit: Kit | null }[];
}

/** Entries of a list, different vehicles of a fleet and pages of a pack: more would fill a phone unasked. */
const most = { listed: 100, visits: 20, vehicles: 200, entries: 400 };

/**
 * What belongs to the thing that is kept, as far as the viewer may see it: of a kit its devices, their schemes and what is
 * written about the vehicle; of a visit and a fleet their kits; of everything what its published text links to, one step far.
 * @throws UnauthenticatedError, NotFoundError, BadInputError where it is too much
 */
export async function findPack(ctx: Ctx, input: OfflinePackInput): Promise<FoundPack> {
  mustBeSignedIn(ctx);
  const [named, listed, visits, lines] = await Promise.all([
    namedEntries(ctx, input.entries ?? []),
    listedEntries(ctx, input),
    visitsOf(ctx, input),
    input.fleet ? recognizeFleet(ctx, input.fleet.lines) : [],
  ]);
  const kitOf = await kitsByChoice(ctx, [
    ...(input.kit ? [input.kit] : []),
    ...visits,
    ...lines.flatMap((line) => choiceOf(line) ?? []),
  ]);
  const kits = [...kitOf.values()];
  const own = [...named, ...listed, ...(await entriesOfKits(ctx, kits)), ...(await devicesOf(ctx, visits))];
  const entries = await withLinked(ctx, own);
  if (entries.length > most.entries) throw tooMuch();
  if (entries.length + kits.length + visits.length === 0) throw new NotFoundError(nothing);
  const fleet = lines.map((line) => {
    const choice = choiceOf(line);
    return { line, kit: (choice && kitOf.get(keyOf(choice))) ?? null };
  });
  return { title: await titleOf(ctx, input, { named, kits, visits }), entries, kits, visits, fleet };
}

async function namedEntries(ctx: Ctx, numbers: readonly number[]): Promise<Entry[]> {
  if (numbers.length > most.listed) throw tooMuch();
  if (numbers.length === 0) return [];
  const query = await publishedEntries(ctx);
  return await query.andWhere('entry.number = ANY(:numbers)', { numbers }).getMany();
}

async function listedEntries(ctx: Ctx, { list }: OfflinePackInput): Promise<Entry[]> {
  if (!list) return [];
  const { nodes, pageInfo } = await listEntries(ctx, list, { first: most.listed });
  if (pageInfo.hasNextPage) throw tooMuch();
  return nodes;
}

async function visitsOf(ctx: Ctx, { visit, myVisits }: OfflinePackInput): Promise<Visit[]> {
  if (visit) return [await findVisibleVisit(ctx, visit)];
  if (!myVisits) return [];
  const { person } = mustSeeVisits(ctx);
  const query = await visibleVisits(ctx);
  return await query
    .andWhere('(visit.created_by_id = :me OR visit.assigned_to_id = :me)', { me: person.id })
    .andWhere('visit.state <> :done', { done: VisitState.DONE })
    .orderBy('visit.planned_on', 'ASC', 'NULLS LAST')
    .addOrderBy('visit.created_at', 'DESC')
    .limit(most.visits)
    .getMany();
}

function choiceOf({ vehicle, options }: RecognizedLine): KitRequest | null {
  if (!vehicle?.model) return null;
  const { model, generation, year } = vehicle;
  return { modelId: model.id, generationId: generation?.id ?? null, year, options };
}

const keyOf = ({ modelId, generationId, year, options }: KitRequest): string =>
  JSON.stringify([modelId, generationId ?? null, year ?? null, options ?? []]);

/** Two vehicles of one kind have one kit, named as it was asked for: a span of years stays one, a generation stands once. */
async function kitsByChoice(ctx: Ctx, choices: readonly KitRequest[]): Promise<Map<string, Kit>> {
  const byKey = new Map(choices.map((choice) => [keyOf(choice), choice]));
  if (byKey.size === 0) return new Map();
  if (byKey.size > most.vehicles) throw tooManyVehicles(byKey.size);
  const kits = await findKits(ctx, [...byKey.values()]);
  return new Map(
    [...byKey].map(([key, { year = null }], i) => {
      const { generation, options } = kits[i]!;
      const named = generation ? options.filter((option) => option.key !== GENERATION) : options;
      return [key, { ...kits[i]!, year, options: named }];
    }),
  );
}

async function entriesOfKits(ctx: Ctx, kits: readonly Kit[]): Promise<Entry[]> {
  if (kits.length === 0) return [];
  const items = kits.flatMap(({ items: sure, conditional }) => [...sure, ...conditional]);
  const models = [...new Set(kits.map(({ model }) => model.id))];
  const diagrams = await Promise.all(
    items.flatMap(({ fitment: { diagramId } }) =>
      diagramId ? ctx.loaders.visibleEntry.load(diagramId) : [],
    ),
  );
  const about = await (
    await publishedEntries(ctx)
  )
    .andWhere('entry.kind = ANY(:kinds)', {
      kinds: [EntryKind.DIAGRAM, EntryKind.ARTICLE, EntryKind.SOLVED_TICKET],
    })
    .andWhere('entry.locale = :locale', { locale: ctx.request.locale })
    .andWhere(
      'EXISTS (SELECT 1 FROM entry_vehicle about WHERE about.entry_id = entry.id AND about.model_id = ANY(:models))',
      { models },
    )
    .orderBy('entry.updatedAt', 'DESC')
    // As much as a kit has by itself; more than a pack takes is refused whole, never cut off in silence.
    .limit(Math.min(most.listed * models.length, most.entries + 1))
    .getMany();
  return [
    ...items.map(({ equipment }) => equipment),
    ...diagrams.filter((entry) => entry !== null),
    ...about,
  ];
}

async function devicesOf(ctx: Ctx, visits: readonly Visit[]): Promise<Entry[]> {
  const devices = await Promise.all(visits.map(({ id }) => visitLoaders(ctx).devicesOfVisit.load(id)));
  const ids = devices.flat().map(({ equipmentId }) => equipmentId);
  return ids.length > 0 ? await findVisibleEntries(ctx, ids) : [];
}

/** With the published entries that they link to and the devices that they are about. A fragment has no page of its own. */
async function withLinked(ctx: Ctx, own: readonly Entry[]): Promise<Entry[]> {
  const ids = [...new Set(own.map(({ id }) => id))];
  const linked = await select(
    ctx.db,
    `SELECT to_id AS id FROM entry_link WHERE from_id = ANY(:ids)
     UNION SELECT equipment_id FROM entry_equipment WHERE entry_id = ANY(:ids)`,
    { ids },
  );
  const others = await findVisibleEntries(
    ctx,
    linked.map((row) => row['id'] as string),
  );
  const all = new Map([...own, ...others].map((entry) => [entry.id, entry]));
  return [...all.values()].filter(({ kind }) => kind !== EntryKind.FRAGMENT);
}

async function titleOf(
  ctx: Ctx,
  { list, visit, myVisits, fleet }: OfflinePackInput,
  { named, kits, visits }: Pick<FoundPack, 'kits' | 'visits'> & { named: Entry[] },
): Promise<string> {
  const say = (message: Message) => message[ctx.request.locale];
  if (myVisits) return say({ ru: 'Мои выезды', en: 'My visits' });
  if (fleet) return [say({ ru: 'Парк', en: 'Fleet' }), fleet.name.trim()].filter(Boolean).join(': ');
  if (list)
    return list.tag
      ? say({ ru: `Список: ${list.tag}`, en: `List: ${list.tag}` })
      : say({ ru: 'Список записей', en: 'List of entries' });
  const vehicle = kits[0] && (await kitTitle(ctx, kits[0]));
  if (visit) return [visits[0]?.label, vehicle].filter(Boolean).join(', ');
  return vehicle ?? named.map(({ title }) => title).join(', ');
}

const nothing: Message = {
  ru: 'Здесь нечего сохранять: записей нет или они вам недоступны.',
  en: 'There is nothing to keep here: no entries, or none that you may see.',
};

const tooManyVehicles = (count: number) =>
  new BadInputError([
    {
      path: 'of.fleet',
      message: {
        ru: `В парке ${count} разных машин, а в одном наборе их не больше ${most.vehicles}. Разделите список и сохраните его частями под разными названиями.`,
        en: `The fleet has ${count} different vehicles, a pack takes up to ${most.vehicles}. Split the list and keep it in parts under different names.`,
      },
    },
  ]);

const tooMuch = () =>
  new BadInputError([
    {
      path: 'of',
      message: {
        ru: `Это слишком много для одного набора: не больше ${most.listed} записей списка и ${most.entries} страниц. Сузьте список и сохраните его частями.`,
        en: `This is too much for one pack: at most ${most.listed} entries of a list and ${most.entries} pages. Narrow the list and keep it in parts.`,
      },
    },
  ]);
