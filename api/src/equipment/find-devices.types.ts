import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MaxLength } from 'class-validator';

export enum ParameterComparison {
  AT_MOST = 'AT_MOST',
  AT_LEAST = 'AT_LEAST',
  /** The value lies within the range of the device: a supply that it stands, a temperature that it works at. */
  COVERS = 'COVERS',
  /** Yes, no, or words that stand in the text. */
  IS = 'IS',
}

registerEnumType(ParameterComparison, { name: 'ParameterComparison' });

@InputType()
export class ParameterCondition {
  @Field(() => String, { description: 'As it stands on the cards; case and spaces do not matter.' })
  @MaxLength(300)
  name!: string;

  @Field(() => ParameterComparison)
  comparison!: ParameterComparison;

  @Field(() => String, {
    description: 'With its unit: `100 мА`, `32 V`. Without one it is in the usual unit.',
  })
  @MaxLength(300)
  value!: string;
}

@ObjectType({ description: 'A parameter that devices the viewer may see have.' })
export class KnownParameter {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'The usual unit, empty for none.' })
  unit!: string;

  @Field(() => String, { description: 'NUMBER, RANGE, YES_NO or TEXT: what most cards say.' })
  type!: string;

  @Field(() => Int, { description: 'How many devices have it.' })
  count!: number;
}
