import { Field, Int, ObjectType } from 'type-graphql';
import { Generation, Make, VehicleModel } from './vehicle.entity.ts';

@ObjectType({ description: 'A vehicle found by free text: make, perhaps model, generation and year.' })
export class VehicleMatch {
  @Field(() => Make)
  make!: Make;

  @Field(() => VehicleModel, { nullable: true })
  model!: VehicleModel | null;

  @Field(() => Generation, { nullable: true })
  generation!: Generation | null;

  @Field(() => Int, { nullable: true })
  year!: number | null;

  @Field(() => String, { description: 'As the catalogue writes it: Lada (ВАЗ) Granta, 2019.' })
  label!: string;
}
