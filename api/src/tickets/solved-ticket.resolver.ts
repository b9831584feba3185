import { Ctx as Context, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { shownData, ticketFor } from '../entries/shown-revision.ts';

@ObjectType({ description: 'What was wrong and why; the resolution is the body of the entry.' })
export class SolvedTicket {
  @Field(() => String)
  issue!: string;

  @Field(() => String)
  environment!: string;

  @Field(() => String)
  cause!: string;

  @Field(() => [String], { description: 'Numbers of the requests it solved; for staff.' })
  tickets!: string[];
}

@Resolver(() => Entry)
export class EntrySolvedTicketResolver {
  @FieldResolver(() => SolvedTicket, { nullable: true })
  async solvedTicket(@Root() entry: Entry, @Context() ctx: Ctx): Promise<SolvedTicket | null> {
    const data = await shownData(ctx, entry, 'SOLVED_TICKET');
    return data && ticketFor(ctx.viewer, data);
  }
}
