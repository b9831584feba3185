import { Arg, Ctx as Context, Query, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { wholeTable } from '../graphql/limits.ts';
import { describePack } from './describe-pack.ts';
import { findPack } from './find-pack.ts';
import { OfflinePackInput } from './offline.input.ts';
import { OfflinePack } from './offline.types.ts';

@Resolver(() => OfflinePack)
export class OfflineResolver {
  @Query(() => OfflinePack, {
    description: 'For people who are signed in: the pages and files to keep, of what they may see.',
    complexity: wholeTable,
  })
  async offlinePack(
    @Context() ctx: Ctx,
    @Arg('of', () => OfflinePackInput) of: OfflinePackInput,
  ): Promise<OfflinePack> {
    return await describePack(ctx, await findPack(ctx, of));
  }
}
