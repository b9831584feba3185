import { Arg, Args, Ctx as Context, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { IsNull } from 'typeorm';
import { keepsKnowledge, mustKeepKnowledge } from '../access/search-requests.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { Connection, type Page, PageArgs, pageOf } from '../graphql/page.ts';
import { UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { closeSearchRequest, sendSearchRequest } from './search-request.actions.ts';
import { SearchRequest } from './search-request.entity.ts';

const SearchRequestConnection = Connection(SearchRequest, 'SearchRequest');

@Resolver(() => SearchRequest)
export class SearchRequestResolver {
  @Query(() => SearchRequestConnection, { description: 'Those that nobody closed yet, newest first.' })
  async searchRequests(
    @Context() ctx: Ctx,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<SearchRequest>> {
    await mustKeepKnowledge(ctx);
    const open = ctx.db
      .getRepository(SearchRequest)
      .createQueryBuilder('request')
      .where('request.closed_at IS NULL');
    return await pageOf(open, 'request', page, 'createdAt');
  }

  @Query(() => Int, { nullable: true, description: 'How many are open; null for whom they are none of.' })
  async openSearchRequests(@Context() ctx: Ctx): Promise<number | null> {
    if (!(await keepsKnowledge(ctx))) return null;
    return await ctx.db.getRepository(SearchRequest).countBy({ closedAt: IsNull() });
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Null for somebody who was not signed in.' })
  async person(@Root() request: SearchRequest, @Context() ctx: Ctx): Promise<Person | null> {
    return request.personId ? await ctx.loaders.person.load(request.personId) : null;
  }

  @Mutation(() => Boolean, { description: 'Anybody may tell what they looked for; ten times an hour.' })
  async sendSearchRequest(
    @Context() ctx: Ctx,
    @Arg('text', () => String) text: string,
    @Arg('note', () => String, { defaultValue: '' }) note: string,
  ): Promise<boolean> {
    await inTransaction(ctx, (tx) => sendSearchRequest(tx, { text, note }));
    return true;
  }

  @Mutation(() => SearchRequest)
  async closeSearchRequest(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<SearchRequest> {
    return await inTransaction(ctx, (tx) => closeSearchRequest(tx, id));
  }
}
