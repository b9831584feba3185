import type { EquipmentData } from '@fieldlore/content';
import { In } from 'typeorm';
import { visibleFitments } from '../access/catalogue.ts';
import { mustBeSignedIn } from '../access/people.ts';
import { typeChecklists } from '../checklists/type-checklists.ts';
import type { Ctx } from '../context.ts';
import { together } from '../database/together.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { Revision } from '../entries/revision.entity.ts';
import { EquipmentRelation } from '../equipment/equipment.entity.ts';
import { BadInputError, NotFoundError } from '../errors.ts';
import { type ComputedItem, computeKit } from './compute-kit.ts';
import type { Qualifier } from './fitment.entity.ts';
import { checklist, kitWarnings, type KitEquipment } from './kit-checklist.ts';
import type { Kit, KitItem } from './kit.types.ts';
import type { Generation } from './vehicle.entity.ts';
import { questionAbout } from './vehicle-question.ts';

export interface KitRequest {
  modelId: string;
  generationId?: string | null;
  year?: number | null;
  options?: readonly Qualifier[] | null;
}

/**
 * What to install on the vehicle, as far as the viewer may see the equipment.
 * @throws UnauthenticatedError, NotFoundError, BadInputError for another model's generation
 */
export async function findKit(ctx: Ctx, request: KitRequest): Promise<Kit> {
  const [kit] = await findKits(ctx, [request]);
  return kit!;
}

/**
 * The same for many vehicles, in their order. The number of SQL statements depends neither on how many they are nor on the
 * size of their kits.
 * @throws UnauthenticatedError, NotFoundError, BadInputError for another model's generation
 */
export async function findKits(ctx: Ctx, requests: readonly KitRequest[]): Promise<Kit[]> {
  mustBeSignedIn(ctx);
  const modelIds = [...new Set(requests.map(({ modelId }) => modelId))];
  const [models, generations, ofTypes, rows] = await together(
    ctx,
    () => Promise.all(modelIds.map((id) => ctx.loaders.model.load(id))),
    () => Promise.all(modelIds.map((id) => ctx.loaders.generationsOfModel.load(id))),
    () => typeChecklists(ctx),
    async () =>
      (await visibleFitments(ctx)).andWhere('fitment.model_id = ANY(:modelIds)', { modelIds }).getMany(),
  );
  const rowsOf = Map.groupBy(rows, ({ modelId }) => modelId);
  const computed = requests.map(({ modelId, generationId = null, year = null, options }) => {
    const at = modelIds.indexOf(modelId);
    const model = models[at];
    if (!model) throw new NotFoundError();
    const vehicle = {
      model,
      generations: generations[at]!,
      generationId,
      year,
      options: [...(options ?? [])],
    };
    const asked = questionAbout(vehicle, ctx.request.locale);
    if (generationId && asked.generations.length === 0) throw anotherModels();
    return { model, asked, ...computeKit(rowsOf.get(modelId) ?? [], asked) };
  });
  const entries = await equipmentOf(
    ctx,
    computed.flatMap(({ items, conditional, notCompatible }) => [...items, ...conditional, ...notCompatible]),
  );
  const itemsOf = (list: readonly ComputedItem[]) => list.flatMap((item) => kitItem(item, entries));
  const kits = computed.map((kit) => ({
    ...kit,
    items: itemsOf(kit.items),
    conditional: itemsOf(kit.conditional),
    notCompatible: itemsOf(kit.notCompatible),
  }));
  const installed = distinct(kits.flatMap(partsOf));
  const [cards, relations] = await together(
    ctx,
    () => loadCards(ctx, installed),
    () => loadRequired(ctx, installed),
  );
  const cardOf = new Map(cards.map((card) => [card.entry.id, card]));
  return kits.map(({ asked, isUnknown, openChoices, model, ...lists }) => {
    const parts = distinct(partsOf(lists));
    const inKit = parts.flatMap(({ id }) => cardOf.get(id) ?? []);
    const missing = parts.flatMap((entry) =>
      (relations.get(entry.id) ?? []).flatMap((requires) =>
        parts.some(({ id }) => id === requires.id) ? [] : [{ entry, requires }],
      ),
    );
    for (const item of [...lists.items, ...lists.conditional])
      item.picture = cardOf.get(item.equipment.id)?.data.pictures?.[0]?.file ?? null;
    return {
      model,
      generation: asked.generation,
      year: asked.year,
      options: [...asked.options],
      isUnknown,
      openChoices,
      ...lists,
      ...checklist(inKit, ofTypes, ctx.request.locale),
      warnings: kitWarnings(ctx.request.locale, inKit, commonVoltage(asked.generations), missing),
    };
  });
}

const partsOf = ({ items, conditional }: Pick<Kit, 'items' | 'conditional'>): Entry[] =>
  [...items, ...conditional].map(({ equipment }) => equipment);

const distinct = (entries: readonly Entry[]): Entry[] => [
  ...new Map(entries.map((entry) => [entry.id, entry])).values(),
];

async function equipmentOf(ctx: Ctx, items: readonly ComputedItem[]): Promise<Map<string, Entry>> {
  const ids = [...new Set(items.map(({ fitment }) => fitment.equipmentId))];
  const found = await Promise.all(ids.map((id) => ctx.loaders.visibleEntry.load(id)));
  return new Map(found.flatMap((entry) => (entry ? [[entry.id, entry]] : [])));
}

function kitItem({ fitment, conditions }: ComputedItem, entries: ReadonlyMap<string, Entry>): KitItem[] {
  const equipment = entries.get(fitment.equipmentId);
  if (!equipment) return [];
  const { quantity, role, group } = fitment;
  return [{ fitment, equipment, quantity, role, group, conditions, picture: null }];
}

/** What the published cards say. Their bodies stay in the database. */
export async function loadCards(ctx: Ctx, equipment: readonly Entry[]): Promise<KitEquipment[]> {
  const revisions = await ctx.db.getRepository(Revision).find({
    select: { id: true, data: true },
    where: { id: In(equipment.map((entry) => entry.publishedRevisionId)) },
  });
  const data = new Map(revisions.map((revision) => [revision.id, revision.data as EquipmentData]));
  return equipment.flatMap((entry) => {
    const card = data.get(entry.publishedRevisionId!);
    return card ? [{ entry, data: card }] : [];
  });
}

/** What equipment requires, by its id, as far as the viewer may know of it. */
async function loadRequired(ctx: Ctx, equipment: readonly Entry[]): Promise<Map<string, Entry[]>> {
  const relations = await ctx.db
    .getRepository(EquipmentRelation)
    .findBy({ fromId: In(equipment.map(({ id }) => id)), kind: 'REQUIRES' });
  const entries = await Promise.all(relations.map(({ toId }) => ctx.loaders.visibleEntry.load(toId)));
  const required = new Map<string, Entry[]>();
  for (const [i, { fromId }] of relations.entries()) {
    const entry = entries[i];
    if (entry) required.set(fromId, [...(required.get(fromId) ?? []), entry]);
  }
  return required;
}

/** Volts, where all generations that the vehicle may be of agree. */
function commonVoltage(generations: readonly Generation[]): number | null {
  const voltages = new Set(generations.map(({ voltage }) => voltage));
  return voltages.size === 1 ? ([...voltages][0] ?? null) : null;
}

function anotherModels(): BadInputError {
  return new BadInputError([
    {
      path: 'generationId',
      message: { ru: 'Это поколение другой модели.', en: 'This generation is another model’s.' },
    },
  ]);
}
