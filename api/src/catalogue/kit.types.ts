import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Entry } from '../entries/entry.entity.ts';
import { UUID } from '../graphql/scalars.ts';
import { Fitment, FitmentRole, Qualifier } from './fitment.entity.ts';
import { Generation, VehicleModel } from './vehicle.entity.ts';

@ObjectType()
export class KitItem {
  @Field(() => Fitment)
  fitment!: Fitment;

  @Field(() => Entry)
  equipment!: Entry;

  @Field(() => Float)
  quantity!: number;

  @Field(() => FitmentRole)
  role!: FitmentRole;

  @Field(() => String, { nullable: true })
  group!: string | null;

  @Field(() => UUID, { nullable: true, description: 'The first picture of its card: a file.' })
  picture!: string | null;

  @Field(() => [Qualifier], {
    description: 'What it depends on, of what is still open. Several values of one key: any of them.',
  })
  conditions!: Qualifier[];
}

@ObjectType()
export class OpenChoice {
  @Field(() => String, { description: 'A key of qualifiers, or `generation` or `year`.' })
  key!: string;

  @Field(() => [String], { description: 'Send the chosen one back as an option.' })
  values!: string[];
}

@ObjectType()
export class KitQuestion {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  text!: string;

  @Field(() => String, { description: 'TEXT, NUMBER, YES_NO or CHOICE.' })
  answer!: string;

  @Field(() => [String])
  choices!: string[];

  @Field(() => [Entry])
  askedFor!: Entry[];
}

@ObjectType()
export class KitStep {
  @Field(() => String)
  text!: string;

  @Field(() => Boolean)
  needsPhoto!: boolean;

  @Field(() => String, { nullable: true })
  measureName!: string | null;

  @Field(() => String, { nullable: true })
  measureUnit!: string | null;

  @Field(() => Float, { nullable: true, description: 'Of the measured value, where it has limits.' })
  measureMin!: number | null;

  @Field(() => Float, { nullable: true })
  measureMax!: number | null;

  @Field(() => [Entry], { description: 'The devices that it is done for, once.' })
  askedFor!: Entry[];
}

@ObjectType({ description: 'What to install on one vehicle, in one year, with these options.' })
export class Kit {
  @Field(() => VehicleModel)
  model!: VehicleModel;

  @Field(() => Generation, {
    nullable: true,
    description: 'As chosen, or the only one that was made in the year.',
  })
  generation!: Generation | null;

  @Field(() => Int, { nullable: true })
  year!: number | null;

  @Field(() => [Qualifier])
  options!: Qualifier[];

  @Field(() => Boolean, { description: 'No fitment says anything about this vehicle: unknown, never no.' })
  isUnknown!: boolean;

  @Field(() => [KitItem], { description: 'Sure whatever the open options turn out to be.' })
  items!: KitItem[];

  @Field(() => [KitItem], { description: 'Depend on an option that is still open.' })
  conditional!: KitItem[];

  @Field(() => [OpenChoice], { description: 'Where an option decides: what to ask.' })
  openChoices!: OpenChoice[];

  @Field(() => [KitItem])
  notCompatible!: KitItem[];

  @Field(() => [KitQuestion], { description: 'To ask the client before the visit, each once.' })
  questions!: KitQuestion[];

  @Field(() => [KitStep], { description: 'To do at the vehicle, in order.' })
  steps!: KitStep[];

  @Field(() => [String])
  warnings!: string[];
}
