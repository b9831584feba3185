import { Arg, Ctx as Context, Mutation, Query, Resolver } from 'type-graphql';
import { mustBeAdmin } from '../access/people.ts';
import type { Ctx } from '../context.ts';
import { readIndexHealth } from './index-health.queries.ts';
import { IndexHealth } from './index-health.types.ts';
import { attemptsBeforeGivingUp } from './indexer.ts';
import { requestRebuild } from './request-rebuild.ts';

@Resolver(() => IndexHealth)
export class IndexHealthResolver {
  @Query(() => IndexHealth)
  async indexHealth(@Context() ctx: Ctx): Promise<IndexHealth> {
    mustBeAdmin(ctx);
    return await readIndexHealth(ctx);
  }

  @Mutation(() => IndexHealth, { description: 'Tries documents again that were set aside: these, or all.' })
  async retryFailedDocuments(
    @Context() ctx: Ctx,
    @Arg('ids', () => [String], { nullable: true }) ids: string[] | null,
  ): Promise<IndexHealth> {
    mustBeAdmin(ctx);
    await ctx.db.query(
      `UPDATE search_outbox SET attempts = 0, retry_at = NULL
       WHERE attempts >= $1 AND ($2::text[] IS NULL OR id::text = ANY($2))`,
      [attemptsBeforeGivingUp, ids],
    );
    await ctx.db.query(`SELECT pg_notify('search_outbox', '')`);
    return await readIndexHealth(ctx);
  }

  @Mutation(() => IndexHealth, {
    description: 'Fills a new index from the tables and swaps it in; searching goes on meanwhile.',
  })
  async rebuildIndex(
    @Context() ctx: Ctx,
    @Arg('copy', () => String, { nullable: true, description: 'One copy by its name; all by default.' })
    copy: string | null,
  ): Promise<IndexHealth> {
    mustBeAdmin(ctx);
    await requestRebuild(ctx.db, copy);
    return await readIndexHealth(ctx);
  }
}
