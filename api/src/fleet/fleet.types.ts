import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FitmentRole, Qualifier } from '../catalogue/fitment.entity.ts';
import { OpenChoice } from '../catalogue/kit.types.ts';
import { VehicleMatch } from '../catalogue/vehicle-match.ts';
import { Entry } from '../entries/entry.entity.ts';

export enum FleetLineState {
  RECOGNIZED = 'RECOGNIZED',
  /** Several vehicles, or a make alone: somebody has to choose. */
  AMBIGUOUS = 'AMBIGUOUS',
  UNRECOGNIZED = 'UNRECOGNIZED',
}

registerEnumType(FleetLineState, { name: 'FleetLineState' });

@ObjectType()
export class FleetLine {
  @Field(() => Int, { description: 'From 1; lines without a vehicle in them are not counted.' })
  number!: number;

  @Field(() => String, { description: 'Without number plate, quantity and row number.' })
  text!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => FleetLineState)
  state!: FleetLineState;

  @Field(() => Boolean, { description: 'Somebody chose the vehicle.' })
  isChosen!: boolean;

  @Field(() => VehicleMatch, { nullable: true, description: 'Of lines that were recognised.' })
  vehicle!: VehicleMatch | null;

  @Field(() => [VehicleMatch], { description: 'What the text may mean too, the likeliest first.' })
  candidates!: VehicleMatch[];

  @Field(() => Boolean, { description: 'Nobody entered anything for this vehicle: unknown, never no.' })
  isUnknown!: boolean;

  @Field(() => [Qualifier], { description: 'What was answered of this vehicle.' })
  options!: Qualifier[];

  @Field(() => [OpenChoice], { description: 'What the equipment of this vehicle depends on.' })
  openChoices!: OpenChoice[];
}

@ObjectType({ description: 'How many to buy for the whole fleet.' })
export class FleetQuantity {
  @Field(() => FitmentRole)
  role!: FitmentRole;

  @Field(() => String, { nullable: true, description: 'One out of its `group` is installed.' })
  group!: string | null;

  @Field(() => Float, { description: 'Whatever the open options turn out to be.' })
  least!: number;

  @Field(() => Float, { description: 'With the options that want the most.' })
  most!: number;
}

@ObjectType({
  description: 'A device and the lines of the fleet, by number. For a line in no list nothing is known.',
})
export class FleetEquipment {
  @Field(() => Entry)
  equipment!: Entry;

  @Field(() => Boolean, { description: 'Fits every recognised vehicle, whatever its options.' })
  fitsAll!: boolean;

  @Field(() => Int, { description: 'Vehicles that it fits, whatever their options.' })
  vehicleCount!: number;

  @Field(() => [Int])
  fits!: number[];

  @Field(() => [Int], { description: 'Of `fits`: with limits.' })
  partly!: number[];

  @Field(() => [Int], { description: 'Depends on options that are still open.' })
  depends!: number[];

  @Field(() => [Int])
  notCompatible!: number[];

  @Field(() => [FleetQuantity])
  quantities!: FleetQuantity[];
}

@ObjectType({ description: 'What fits the vehicles of a list.' })
export class Fleet {
  @Field(() => [FleetLine])
  lines!: FleetLine[];

  @Field(() => Int, { description: 'Vehicles of the recognised lines.' })
  vehicleCount!: number;

  @Field(() => [FleetEquipment], { description: 'What fits the most vehicles first.' })
  equipment!: FleetEquipment[];

  @Field(() => Int, { description: 'All there are: of many the first 200 are listed.' })
  equipmentTotal!: number;
}
