import type { EquipmentData } from '@fieldlore/content';
import { Ctx as Context, Field, FieldResolver, Float, ObjectType, Resolver, Root } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { shownData } from '../entries/shown-revision.ts';
import { JSONValue } from '../graphql/scalars.ts';

@ObjectType()
export class Equipment {
  entry!: Entry;

  @Field(() => JSONValue, { description: 'Shape: EquipmentData in content/src/kinds/equipment.ts.' })
  data!: EquipmentData;

  @Field(() => String)
  type!: string;

  @Field(() => String)
  vendor!: string;

  @Field(() => String)
  model!: string;

  @Field(() => [String])
  partNumbers!: string[];

  @Field(() => Float, { nullable: true, description: 'V' })
  supplyMin?: number | null;

  @Field(() => Float, { nullable: true, description: 'V' })
  supplyMax?: number | null;
}

@ObjectType('EquipmentRelation')
export class RelatedEquipment {
  @Field(() => String)
  kind!: string;

  @Field(() => Entry)
  equipment!: Entry;

  @Field(() => String, { nullable: true })
  note!: string | null;
}

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
