import { withEveryList } from '@fieldlore/content';
import { Ctx as Context, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { shownData } from '../entries/shown-revision.ts';
import { equipmentLoaders } from './equipment-loaders.ts';
import { Equipment, KnownProblem, RelatedEquipment } from './equipment.types.ts';
import { shownProblems } from './known-problems.ts';

@Resolver(() => Entry)
export class EntryEquipmentResolver {
  @FieldResolver(() => Equipment, { nullable: true })
  async equipment(@Root() entry: Entry, @Context() ctx: Ctx): Promise<Equipment | null> {
    const data = await shownData(ctx, entry, 'EQUIPMENT');
    if (!data) return null;
    const { type, vendor, model, partNumbers, supplyMin, supplyMax } = data;
    return { entry, data: withEveryList(data), type, vendor, model, partNumbers, supplyMin, supplyMax };
  }
}

@Resolver(() => Equipment)
export class EquipmentResolver {
  @FieldResolver(() => [RelatedEquipment])
  async relations(@Root() { entry }: Equipment, @Context() ctx: Ctx): Promise<RelatedEquipment[]> {
    const rows = await ctx.loaders.relationsOfEquipment.load(entry.id);
    return await related(
      ctx,
      rows.map(({ kind, note, toId }) => ({ kind, note, id: toId })),
    );
  }

  @FieldResolver(() => [RelatedEquipment], { description: 'Devices whose cards name this one, and as what.' })
  async relationsFrom(@Root() { entry }: Equipment, @Context() ctx: Ctx): Promise<RelatedEquipment[]> {
    const rows = await equipmentLoaders(ctx).relationsTo.load(entry.id);
    return await related(
      ctx,
      rows.map(({ kind, note, fromId }) => ({ kind, note, id: fromId })),
    );
  }

  @FieldResolver(() => [KnownProblem])
  async knownProblems(@Root() { data }: Equipment, @Context() ctx: Ctx): Promise<KnownProblem[]> {
    return await shownProblems(ctx, data.knownProblems);
  }
}

/** Those that the viewer may see. */
async function related(
  ctx: Ctx,
  rows: readonly { kind: string; note: string | null; id: string }[],
): Promise<RelatedEquipment[]> {
  const others = await ctx.loaders.visibleEntry.loadMany(rows.map(({ id }) => id));
  return rows.flatMap(({ kind, note }, i) => {
    const equipment = others[i];
    return equipment instanceof Entry ? [{ kind, note, equipment }] : [];
  });
}
