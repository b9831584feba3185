import { Arg, Ctx as Context, Query, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { wholeTable } from '../graphql/limits.ts';
import { noteReading } from '../recalls/note-reading.ts';
import { RecallUse } from '../recalls/recall.enums.ts';
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
    @Arg('isKept', () => Boolean, {
      defaultValue: false,
      description:
        'It is kept, not only looked at: who keeps it is told should something in it turn out wrong.',
    })
    isKept?: boolean,
  ): Promise<OfflinePack> {
    const pack = await findPack(ctx, of);
    if (isKept) noteReading(ctx, pack.entries, RecallUse.SAVED);
    return await describePack(ctx, pack);
  }
}
