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

@ObjectType({
  description: 'A fault of some firmware; versions as the maker writes them, null where not known.',
})
export class KnownProblem {
  @Field(() => String)
  text!: string;

  @Field(() => String, { nullable: true, description: 'The first version that has it.' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'The last version that has it.' })
  to!: string | null;

  @Field(() => String, { nullable: true, description: 'The first version without it.' })
  fixedIn!: string | null;

  @Field(() => Entry, { nullable: true, description: 'The ticket or article that tells what to do.' })
  entry!: Entry | null;
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
