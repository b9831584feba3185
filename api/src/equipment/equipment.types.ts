import type { EquipmentData } from '@fieldlore/content';
import { Field, Float, ObjectType } from 'type-graphql';
import { Entry } from '../entries/entry.entity.ts';
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
