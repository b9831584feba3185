import { Arg, Args, ArgsType, Ctx as Context, Field, Query, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { wholeTable } from '../graphql/limits.ts';
import { UUID } from '../graphql/scalars.ts';
import { findFitmentMatrix } from './find-fitment-matrix.ts';
import { FitmentState } from './fitment.entity.ts';
import { FitmentMatrix } from './fitment-matrix.types.ts';

@ArgsType()
class MatrixArgs {
  @Field(() => UUID, { nullable: true })
  makeId?: string | null;

  @Field(() => String, { nullable: true, description: 'A part of the model’s name, in either script.' })
  modelText?: string | null;

  @Field(() => String, { nullable: true, description: 'A type of equipment: TRACKER, FUEL_SENSOR, …' })
  equipmentType?: string | null;

  @Field(() => FitmentState, {
    nullable: true,
    description: 'Vehicles and devices that have at least one fitment in this state.',
  })
  state?: FitmentState | null;
}

@Resolver(() => FitmentMatrix)
export class FitmentMatrixResolver {
  @Query(() => FitmentMatrix, {
    description: 'For people who are signed in, of the equipment that they may see.',
    complexity: wholeTable,
  })
  async fitmentMatrix(
    @Context() ctx: Ctx,
    @Args(() => MatrixArgs) filter: MatrixArgs,
    @Arg('modelIds', () => [UUID], {
      nullable: true,
      description: 'These vehicles, up to 50, whether anything is known of them or not.',
    })
    modelIds: string[] | null,
  ): Promise<FitmentMatrix> {
    return await findFitmentMatrix(ctx, { ...filter, modelIds });
  }
}
