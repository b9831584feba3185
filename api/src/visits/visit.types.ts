import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum VisitState {
  /** The questions are being answered; nothing was done at the vehicle yet. */
  PREPARED = 'PREPARED',
  UNDER_WAY = 'UNDER_WAY',
  DONE = 'DONE',
}

registerEnumType(VisitState, { name: 'VisitState' });

@ObjectType({ description: 'A question as it was asked when the visit was prepared, and its answer.' })
export class VisitQuestion {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  text!: string;

  @Field(() => String, { description: 'TEXT, NUMBER, YES_NO or CHOICE.' })
  answer!: string;

  @Field(() => [String])
  choices!: string[];

  @Field(() => [String], { description: 'Titles of the devices that want it.' })
  askedFor!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'YES or NO; a number with a point; one of the choices; a text. Null: not answered yet.',
  })
  value!: string | null;
}
