import { Arg, Ctx as Context, Int, Query, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { wholeTable } from '../graphql/limits.ts';
import { UUID } from '../graphql/scalars.ts';
import { findKit } from './find-kit.ts';
import { QualifierInput } from './fitment.input.ts';
import { Kit } from './kit.types.ts';

@Resolver(() => Kit)
export class KitResolver {
  @Query(() => Kit, {
    description: 'For people who are signed in, of the equipment that they may see.',
    complexity: wholeTable,
  })
  async kit(
    @Context() ctx: Ctx,
    @Arg('modelId', () => UUID) modelId: string,
    @Arg('generationId', () => UUID, { nullable: true }) generationId: string | null,
    @Arg('year', () => Int, { nullable: true }) year: number | null,
    @Arg('options', () => [QualifierInput], { nullable: true }) options: QualifierInput[] | null,
  ): Promise<Kit> {
    return await findKit(ctx, { modelId, generationId, year, options });
  }
}
