import { Field, Float, InputType, ObjectType } from 'type-graphql';
import { LocalizedText, LocalizedTextInput } from '../graphql/locale.ts';

@ObjectType({ description: 'Asked before a visit wherever a device of the type is installed.' })
export class TypeQuestion {
  @Field(() => String, { description: 'A kit asks each key once, whichever device or type wants it.' })
  key!: string;

  @Field(() => LocalizedText)
  text!: LocalizedText;

  @Field(() => String, { description: 'TEXT, NUMBER, YES_NO or CHOICE.' })
  answer!: string;

  @Field(() => [LocalizedText])
  choices!: LocalizedText[];
}

@ObjectType()
export class TypeMeasure {
  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => LocalizedText)
  unit!: LocalizedText;

  @Field(() => Float, { nullable: true })
  min!: number | null;

  @Field(() => Float, { nullable: true })
  max!: number | null;

  @Field(() => Boolean, {
    description: 'The limits are those of the device’s supply, V; `min` and `max` are unused.',
  })
  isSupply!: boolean;
}

@ObjectType({ description: 'Done at the vehicle wherever a device of the type is installed.' })
export class TypeStep {
  @Field(() => LocalizedText)
  text!: LocalizedText;

  @Field(() => Boolean)
  needsPhoto!: boolean;

  @Field(() => Boolean, { description: 'Done when the devices’ own steps are, not before them.' })
  isLast!: boolean;

  @Field(() => TypeMeasure, { nullable: true })
  measures!: TypeMeasure | null;
}

@InputType()
export class TypeQuestionInput {
  @Field(() => String, { nullable: true, description: 'Made out of the text where it is left out.' })
  key?: string | null;

  @Field(() => LocalizedTextInput)
  text!: LocalizedText;

  @Field(() => String)
  answer!: string;

  @Field(() => [LocalizedTextInput], { nullable: true })
  choices?: LocalizedText[] | null;
}

@InputType()
export class TypeMeasureInput {
  @Field(() => LocalizedTextInput)
  name!: LocalizedText;

  @Field(() => LocalizedTextInput)
  unit!: LocalizedText;

  @Field(() => Float, { nullable: true })
  min?: number | null;

  @Field(() => Float, { nullable: true })
  max?: number | null;

  @Field(() => Boolean, { nullable: true })
  isSupply?: boolean | null;
}

@InputType()
export class TypeStepInput {
  @Field(() => LocalizedTextInput)
  text!: LocalizedText;

  @Field(() => Boolean, { nullable: true })
  needsPhoto?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  isLast?: boolean | null;

  @Field(() => TypeMeasureInput, { nullable: true })
  measures?: TypeMeasureInput | null;
}
