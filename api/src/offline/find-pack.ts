import { mustBeSignedIn } from '../access/people.ts';
import { mustSeeVisits, findVisibleVisit, visibleVisits } from '../access/visits.ts';
import { findKit } from '../catalogue/find-kit.ts';
import { kitTitle } from '../catalogue/kit-choice.ts';
import type { Kit } from '../catalogue/kit.types.ts';
import type { Ctx } from '../context.ts';
import { select } from '../database/rows.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { findVisibleEntries, listEntries, publishedEntries } from '../entries/entry.queries.ts';
import { BadInputError, NotFoundError, type Message } from '../errors.ts';
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
}

/** Entries of a list and pages of a pack: more would fill a phone unasked. */
const most = { listed: 100, visits: 20, entries: 400 };

/**
 * What belongs to the thing that is kept, as far as the viewer may see it: of a kit its devices, their schemes and what is
 * written about the vehicle; of a visit its kits; of everything what its published text links to, one step far.
 * @throws UnauthenticatedError, NotFoundError, BadInputError where it is too much
 */
export async function findPack(ctx: Ctx, input: OfflinePackInput): Promise<FoundPack> {
  mustBeSignedIn(ctx);
  const [named, listed, visits] = await Promise.all([
    namedEntries(ctx, input.entries ?? []),
    listedEntries(ctx, input),
    visitsOf(ctx, input),
  ]);
  const kits = await Promise.all(
    [...(input.kit ? [input.kit] : []), ...choicesOf(visits)].map((choice) => findKit(ctx, choice)),
  );
  const own = [...named, ...listed, ...(await entriesOfKits(ctx, kits)), ...(await devicesOf(ctx, visits))];
  const entries = await withLinked(ctx, own);
  if (entries.length > most.entries) throw tooMuch();
  if (entries.length + kits.length + visits.length === 0) throw new NotFoundError(nothing);
  return { title: await titleOf(ctx, input, { named, kits, visits }), entries, kits, visits };
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

/** Two visits to one kind of vehicle have one kit. */
function choicesOf(visits: readonly Visit[]) {
  const choices = visits.map(({ modelId, generationId, year, options }) => ({
    modelId,
    generationId,
    year,
    options,
  }));
  return [...new Map(choices.map((choice) => [JSON.stringify(choice), choice])).values()];
}

async function entriesOfKits(ctx: Ctx, kits: readonly Kit[]): Promise<Entry[]> {
  if (kits.length === 0) return [];
  const items = kits.flatMap(({ items: sure, conditional }) => [...sure, ...conditional]);
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
      { models: kits.map(({ model }) => model.id) },
    )
    .orderBy('entry.updatedAt', 'DESC')
    .limit(most.listed)
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
  { list, visit, myVisits }: OfflinePackInput,
  { named, kits, visits }: Pick<FoundPack, 'kits' | 'visits'> & { named: Entry[] },
): Promise<string> {
  const say = (message: Message) => message[ctx.request.locale];
  if (myVisits) return say({ ru: 'Мои выезды', en: 'My visits' });
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
