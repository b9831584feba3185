import { Field, Float, Int, ObjectType } from 'type-graphql';
import { mustBeAdmin } from '../access/people.ts';
import type { Ctx } from '../context.ts';
import { SearchedBy } from './search-log.entity.ts';

@ObjectType({ description: 'One query and how it fared.' })
export class QueryCount {
  @Field(() => String)
  query!: string;

  @Field(() => Int)
  times!: number;

  @Field(() => Int, { description: 'How often something was opened.' })
  clicks!: number;

  @Field(() => Int, { description: 'How much was found the last time.' })
  results!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Place of the hit that was opened, in the middle of all.',
  })
  position!: number | null;

  @Field(() => Int, { nullable: true, description: 'From the list to the click, milliseconds, likewise.' })
  answerMs!: number | null;
}

@ObjectType()
export class SearchedByCount {
  @Field(() => SearchedBy)
  askedBy!: SearchedBy;

  @Field(() => Int)
  times!: number;

  @Field(() => Int)
  clicks!: number;

  @Field(() => Int, { description: 'That found nothing.' })
  empty!: number;
}

@ObjectType({ description: 'What people look for and whether they find it; nobody can be told from it.' })
export class SearchReport {
  @Field(() => Boolean, { description: 'Whether searches are noted: SEARCH_LOG.' })
  isOn!: boolean;

  @Field(() => Int)
  times!: number;

  @Field(() => Int)
  clicks!: number;

  @Field(() => Int)
  empty!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'From the list to the click, milliseconds, in the middle of all.',
  })
  answerMs!: number | null;

  @Field(() => [Int], {
    description: 'How often the first, second … tenth hit was opened; last, any further.',
  })
  positions!: number[];

  @Field(() => [SearchedByCount])
  byUser!: SearchedByCount[];

  @Field(() => [QueryCount], { description: 'Found nothing the last time, the most frequent first.' })
  zeroResults!: QueryCount[];

  @Field(() => [QueryCount], { description: 'Found something that hardly anybody opened.' })
  lowClicks!: QueryCount[];

  @Field(() => [QueryCount])
  frequent!: QueryCount[];
}

const mostDays = 90;
const mostQueries = 20;
const lastPosition = 10;
/** Once is chance. */
const oftenEnough = 3;
const fewClicks = 0.2;

/** @param askedBy only this kind of user; null for all */
export async function searchReport(
  ctx: Ctx,
  days: number,
  askedBy: SearchedBy | null,
): Promise<SearchReport> {
  mustBeAdmin(ctx);
  const since = new Date(ctx.now().getTime() - Math.min(Math.max(days, 1), mostDays) * 24 * 3600 * 1000);
  const within = `FROM search_log WHERE asked_at >= $1 AND ($2::text IS NULL OR asked_by = $2)`;
  const select = <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
    ctx.db.query(sql, [since, askedBy, ...values]);

  const [[totals], byUser, positions, queries] = await Promise.all([
    select<Pick<SearchReport, 'times' | 'clicks' | 'empty' | 'answerMs'>>(
      `SELECT count(*)::int AS times, count(position)::int AS clicks, count(*) FILTER (WHERE results = 0)::int AS empty,
              percentile_disc(0.5) WITHIN GROUP (ORDER BY answer_ms) AS "answerMs" ${within}`,
    ),
    select<SearchedByCount>(
      `SELECT asked_by AS "askedBy", count(*)::int AS times, count(position)::int AS clicks,
              count(*) FILTER (WHERE results = 0)::int AS empty ${within} GROUP BY 1 ORDER BY 2 DESC`,
    ),
    select<{ place: number; times: number }>(
      `SELECT least(position, $3)::int AS place, count(*)::int AS times ${within} AND position IS NOT NULL GROUP BY 1`,
      [lastPosition + 1],
    ),
    select<QueryCount>(
      `SELECT query, count(*)::int AS times, count(position)::int AS clicks,
              (array_agg(results ORDER BY id DESC))[1] AS results,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY position) AS position,
              percentile_disc(0.5) WITHIN GROUP (ORDER BY answer_ms) AS "answerMs" ${within}
       GROUP BY query ORDER BY 2 DESC, query LIMIT 2000`,
    ),
  ]);
  const placed = new Map(positions.map(({ place, times }) => [place, times]));
  return {
    isOn: ctx.app.config.search.log,
    ...totals!,
    positions: Array.from({ length: lastPosition + 1 }, (_, i) => placed.get(i + 1) ?? 0),
    byUser,
    zeroResults: queries.filter(({ results }) => results === 0).slice(0, mostQueries),
    lowClicks: queries
      .filter(
        ({ results, times, clicks }) => results > 0 && times >= oftenEnough && clicks / times <= fewClicks,
      )
      .slice(0, mostQueries),
    frequent: queries.slice(0, mostQueries),
  };
}
