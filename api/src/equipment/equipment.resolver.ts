import { Ctx as Context, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { shownData } from '../entries/shown-revision.ts';
import { Equipment, RelatedEquipment } from './equipment.types.ts';

@Resolver(() => Entry)
export class EntryEquipmentResolver {
  @FieldResolver(() => Equipment, { nullable: true })
  async equipment(@Root() entry: Entry, @Context() ctx: Ctx): Promise<Equipment | null> {
    const data = await shownData(ctx, entry, 'EQUIPMENT');
    if (!data) return null;
    const { type, vendor, model, partNumbers, supplyMin, supplyMax } = data;
    return { entry, data, type, vendor, model, partNumbers, supplyMin, supplyMax };
  }
}

@Resolver(() => Equipment)
export class EquipmentResolver {
  @FieldResolver(() => [RelatedEquipment])
  async relations(@Root() { entry }: Equipment, @Context() ctx: Ctx): Promise<RelatedEquipment[]> {
    const rows = await ctx.loaders.relationsOfEquipment.load(entry.id);
    const others = await ctx.loaders.visibleEntry.loadMany(rows.map((row) => row.toId));
    return rows.flatMap(({ kind, note }, i) => {
      const equipment = others[i];
      return equipment instanceof Entry ? [{ kind, note, equipment }] : [];
    });
  }
}
