import { Field, Int, ObjectType } from 'type-graphql';
import { Entry } from '../entries/entry.entity.ts';
import { UUID } from '../graphql/scalars.ts';
import { FitmentState } from './fitment.entity.ts';
import { VehicleModel } from './vehicle.entity.ts';

@ObjectType()
export class FitmentMatrixCell {
  @Field(() => UUID)
  equipmentId!: string;

  @Field(() => UUID, { description: 'The row that says so; the first where several do.' })
  fitmentId!: string;

  @Field(() => FitmentState)
  state!: FitmentState;

  @Field(() => Boolean, { description: 'Holds in some years, generations or options only.' })
  depends!: boolean;
}

@ObjectType()
export class FitmentMatrixRow {
  @Field(() => VehicleModel)
  model!: VehicleModel;

  @Field(() => [FitmentMatrixCell], {
    description: 'Of a device that has no cell here nothing is known: unknown, never no.',
  })
  cells!: FitmentMatrixCell[];
}

@ObjectType({ description: 'Vehicles × equipment, up to 50 × 50: those that most is known of.' })
export class FitmentMatrix {
  @Field(() => [FitmentMatrixRow], { description: 'By make and model.' })
  rows!: FitmentMatrixRow[];

  @Field(() => [Entry], { description: 'The columns, by kind of device and title.' })
  equipment!: Entry[];

  @Field(() => Int, { description: 'Vehicles that the filter leaves, shown or not.' })
  vehicleTotal!: number;

  @Field(() => Int, { description: 'Devices that these vehicles and the filter leave, shown or not.' })
  equipmentTotal!: number;
}
