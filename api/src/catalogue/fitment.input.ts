import { Field, Float, InputType, Int } from 'type-graphql';
import { UUID } from '../graphql/scalars.ts';
import { FitmentRole, FitmentState, ParameterAvailability } from './fitment.entity.ts';

@InputType()
export class QualifierInput {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  value!: string;
}

@InputType()
export class FitmentParameterInput {
  @Field(() => String)
  name!: string;

  @Field(() => ParameterAvailability)
  availability!: ParameterAvailability;
}

@InputType({ description: 'A whole row: what is left out is empty, also when an `id` is given.' })
export class FitmentInput {
  @Field(() => UUID, { nullable: true })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'With `id`: the version that was loaded.' })
  version?: number | null;

  @Field(() => UUID)
  equipmentId!: string;

  @Field(() => UUID)
  modelId!: string;

  @Field(() => UUID, { nullable: true })
  generationId?: string | null;

  @Field(() => Int, { nullable: true })
  yearFrom?: number | null;

  @Field(() => Int, { nullable: true })
  yearTo?: number | null;

  @Field(() => FitmentState)
  state!: FitmentState;

  @Field(() => String, { nullable: true })
  reason?: string | null;

  @Field(() => [QualifierInput], { nullable: true })
  qualifiers?: QualifierInput[] | null;

  @Field(() => Float, { nullable: true })
  quantity?: number | null;

  @Field(() => FitmentRole, { nullable: true })
  role?: FitmentRole | null;

  @Field(() => String, { nullable: true })
  group?: string | null;

  @Field(() => String, { nullable: true })
  programmeNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'The least version, such as `03.27.07`, or words.' })
  firmware?: string | null;

  @Field(() => [FitmentParameterInput], { nullable: true })
  parameters?: FitmentParameterInput[] | null;

  @Field(() => UUID, { nullable: true })
  diagramId?: string | null;

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => String, { nullable: true })
  source?: string | null;
}
