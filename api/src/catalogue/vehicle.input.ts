import { Field, InputType, Int } from 'type-graphql';
import { UUID } from '../graphql/scalars.ts';

@InputType()
export class MakeInput {
  @Field(() => UUID, { nullable: true })
  id?: string | null;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  nameCyrillic?: string | null;

  @Field(() => String, { nullable: true })
  country?: string | null;

  @Field(() => [String], { nullable: true })
  aliases?: string[] | null;
}

@InputType()
export class VehicleModelInput {
  @Field(() => UUID, { nullable: true })
  id?: string | null;

  @Field(() => UUID)
  makeId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  nameCyrillic?: string | null;

  @Field(() => [String], { nullable: true })
  aliases?: string[] | null;

  @Field(() => Int, { nullable: true })
  yearFrom?: number | null;

  @Field(() => Int, { nullable: true })
  yearTo?: number | null;

  @Field(() => String, { nullable: true })
  bodyClass?: string | null;
}

@InputType()
export class GenerationInput {
  @Field(() => UUID, { nullable: true })
  id?: string | null;

  @Field(() => UUID)
  modelId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { nullable: true })
  yearFrom?: number | null;

  @Field(() => Int, { nullable: true })
  yearTo?: number | null;

  @Field(() => String, { nullable: true })
  body?: string | null;

  @Field(() => String, { nullable: true })
  engine?: string | null;

  @Field(() => String, { nullable: true })
  market?: string | null;

  @Field(() => Int, { nullable: true, description: '12 or 24, volts' })
  voltage?: number | null;

  @Field(() => [String], { nullable: true })
  aliases?: string[] | null;
}

@InputType({ description: 'A model that the catalogue lacks, with its make by name.' })
export class AddVehicleInput {
  @Field(() => String)
  make!: string;

  @Field(() => String)
  model!: string;

  @Field(() => String, { nullable: true })
  nameCyrillic?: string | null;

  @Field(() => Int, { nullable: true })
  yearFrom?: number | null;

  @Field(() => Int, { nullable: true })
  yearTo?: number | null;
}
