import { Ctx as Context, Field, Float, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { mustBeAdmin } from '../access/people.ts';
import type { Ctx } from '../context.ts';
import { attemptsBeforeGivingUp } from './indexer.ts';

@ObjectType()
export class IndexHealth {
  @Field(() => String)
  engine!: string;

  @Field(() => Int)
  documents!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Age of the oldest change that has not reached the index, seconds.',
  })
  lagSeconds!: number | null;

  @Field(() => Int, { description: 'Changes on their way.' })
  pending!: number;

  @Field(() => Int, { description: 'Set aside after too many failures.' })
  failed!: number;

  @Field(() => String)
  settingsHash!: string;
}

@Resolver(() => IndexHealth)
export class IndexHealthResolver {
  @Query(() => IndexHealth)
  async indexHealth(@Context() ctx: Ctx): Promise<IndexHealth> {
    mustBeAdmin(ctx);
    const { engine, documents, settingsHash } = await ctx.app.search.stats();
    const [outbox] = await ctx.db.query(
      `SELECT count(*) FILTER (WHERE attempts < $1)::int AS pending, count(*) FILTER (WHERE attempts >= $1)::int AS failed,
              extract(epoch FROM now() - min(created_at))::float8 AS "lagSeconds" FROM search_outbox`,
      [attemptsBeforeGivingUp],
    );
    return { engine, documents, settingsHash, ...outbox };
  }

  @Mutation(() => IndexHealth, { description: 'Tries the documents again that were set aside.' })
  async retryFailedDocuments(@Context() ctx: Ctx): Promise<IndexHealth> {
    mustBeAdmin(ctx);
    await ctx.db.query('UPDATE search_outbox SET attempts = 0, retry_at = NULL WHERE attempts >= $1', [
      attemptsBeforeGivingUp,
    ]);
    await ctx.db.query(`SELECT pg_notify('search_outbox', '')`);
    return await this.indexHealth(ctx);
  }
}
