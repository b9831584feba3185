import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { Arg, Ctx as Context, Query, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { costOfFleet } from '../fleet/fleet-cost.ts';
import { wholeTable } from '../graphql/limits.ts';
import { noteReading } from '../recalls/note-reading.ts';
import { RecallUse } from '../recalls/recall.enums.ts';
import { describePack } from './describe-pack.ts';
import { findPack } from './find-pack.ts';
import { OfflinePackInput } from './offline.input.ts';
import { OfflinePack } from './offline.types.ts';

const costOfPack = ({ args, childComplexity }: ComplexityEstimatorArgs): number => {
  const { fleet } = (args as { of: OfflinePackInput }).of;
  return wholeTable({ childComplexity }) + (fleet ? costOfFleet(fleet.lines) : 0);
};

@Resolver(() => OfflinePack)
export class OfflineResolver {
  @Query(() => OfflinePack, {
    description: 'For people who are signed in: the pages and files to keep, of what they may see.',
    complexity: costOfPack,
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
