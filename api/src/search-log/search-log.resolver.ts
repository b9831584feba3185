import { Arg, Ctx as Context, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type Ctx, inTransaction } from '../context.ts';
import { wholeTable } from '../graphql/limits.ts';
import { recordSearch } from './record-search.ts';
import { SearchedBy, SeenSearchInput } from './search-log.entity.ts';
import { SearchReport, searchReport } from './search-report.ts';

@Resolver()
export class SearchLogResolver {
  @Query(() => SearchReport, { complexity: wholeTable })
  async searchReport(
    @Context() ctx: Ctx,
    @Arg('days', () => Int, { defaultValue: 30 }) days: number,
    @Arg('askedBy', () => SearchedBy, { nullable: true }) askedBy: SearchedBy | null,
  ): Promise<SearchReport> {
    return await searchReport(ctx, days, askedBy);
  }

  @Mutation(() => Boolean, {
    description: 'Told by a search page what it saw. Never says who asked; false where nothing was kept.',
  })
  async recordSearch(
    @Context() ctx: Ctx,
    @Arg('seen', () => SeenSearchInput) seen: SeenSearchInput,
  ): Promise<boolean> {
    return await inTransaction(ctx, (tx) => recordSearch(tx, seen));
  }
}
