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
 * What to install on the vehicle, as far as the viewer may see the equipment. The number of SQL statements does not
 * depend on the size of the kit.
 * @throws UnauthenticatedError, NotFoundError, BadInputError for another model's generation
 */
export async function findKit(ctx: Ctx, request: KitRequest): Promise<Kit> {
  mustBeSignedIn(ctx);
  const { modelId, generationId = null, options: given } = request;
  const options = [...(given ?? [])];
  const [model, allGenerations, ofTypes, rows] = await together(
    ctx,
    () => ctx.loaders.model.load(modelId),
    () => ctx.loaders.generationsOfModel.load(modelId),
    () => typeChecklists(ctx),
    async () => (await visibleFitments(ctx)).andWhere('fitment.model_id = :modelId', { modelId }).getMany(),
  );
  if (!model) throw new NotFoundError();
  const asked = questionAbout(
    { model, generations: allGenerations, generationId, year: request.year ?? null, options },
    ctx.request.locale,
  );
  const { generation, generations, year } = asked;
  if (generationId && generations.length === 0) throw anotherModels();

  const computed = computeKit(rows, asked);
  const entries = await equipmentOf(
    ctx,
    [computed.items, computed.conditional, computed.notCompatible].flat(),
  );
  const itemsOf = (list: readonly ComputedItem[]) => list.flatMap((item) => kitItem(item, entries));
  const kit = {
    items: itemsOf(computed.items),
    conditional: itemsOf(computed.conditional),
    notCompatible: itemsOf(computed.notCompatible),
  };
  const parts = [...kit.items, ...kit.conditional].map(({ equipment }) => equipment);
  const equipment = [...new Map(parts.map((entry) => [entry.id, entry])).values()];
  const [inKit, absent] = await together(
    ctx,
    () => loadCards(ctx, equipment),
    () => findMissing(ctx, equipment),
  );
  const pictures = new Map(inKit.map(({ entry, data }) => [entry.id, data.pictures?.[0]?.file ?? null]));
  for (const item of [...kit.items, ...kit.conditional])
    item.picture = pictures.get(item.equipment.id) ?? null;
  return {
    model,
    generation,
    year,
    options,
    isUnknown: computed.isUnknown,
    openChoices: computed.openChoices,
    ...kit,
    ...checklist(inKit, ofTypes, ctx.request.locale),
    warnings: kitWarnings(ctx.request.locale, inKit, commonVoltage(generations), absent),
  };
}

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

/** What equipment of the kit requires and the kit has not, as far as the viewer may know of it. */
async function findMissing(
  ctx: Ctx,
  equipment: readonly Entry[],
): Promise<{ entry: Entry; requires: Entry }[]> {
  const byId = new Map(equipment.map((entry) => [entry.id, entry]));
  const relations = await ctx.db
    .getRepository(EquipmentRelation)
    .findBy({ fromId: In([...byId.keys()]), kind: 'REQUIRES' });
  const absent = relations.filter(({ toId }) => !byId.has(toId));
  const required = await Promise.all(absent.map(({ toId }) => ctx.loaders.visibleEntry.load(toId)));
  return absent.flatMap(({ fromId }, i) => {
    const requires = required[i];
    return requires ? [{ entry: byId.get(fromId)!, requires }] : [];
  });
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
