import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { Max, Min } from 'class-validator';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { BadInputError } from '../errors.ts';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50 })
  @Min(1)
  @Max(200)
  first: number = 50;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

/** How many rows a short list gives out: as many as asked for, from 0 to 100. */
export function shortList(first: number): number {
  return Math.min(Math.max(first, 0), 100);
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface Page<T> {
  nodes: T[];
  pageInfo: PageInfo;
  /** Counted only when the query asks for it. */
  count: () => Promise<number>;
}

/** The GraphQL type `<Node>Connection` of a paged list. */
export function Connection<T extends object>(node: ClassType<T>, name: string) {
  @ObjectType(`${name}Connection`)
  class ConnectionType {
    @Field(() => [node])
    nodes!: T[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    count!: () => Promise<number>;

    @Field(() => Int)
    totalCount(): Promise<number> {
      return this.count();
    }
  }
  return ConnectionType;
}

/**
 * Newest first by keyset, so that page 900 costs what page 1 does.
 * @param alias of the paged row in the query
 * @param by a timestamptz(3) column: a cursor keeps milliseconds, as a Date does
 */
export async function pageOf<
  T extends ObjectLiteral & { id: string },
  K extends keyof T & ('updatedAt' | 'createdAt'),
>(query: SelectQueryBuilder<T>, alias: string, { first, after }: PageArgs, by: K): Promise<Page<T>> {
  const count = query.clone();
  const column = by === 'updatedAt' ? 'updated_at' : 'created_at';
  if (after) {
    const { at, id } = readCursor(after);
    query.andWhere(`(${alias}.${column}, ${alias}.id) < (:cursorAt, :cursorId)`, {
      cursorAt: at,
      cursorId: id,
    });
  }
  const rows = await query
    .orderBy(`${alias}.${by}`, 'DESC')
    .addOrderBy(`${alias}.id`, 'DESC')
    .limit(first + 1)
    .getMany();
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: {
      hasNextPage: rows.length > first,
      endCursor: last ? writeCursor(last[by] as Date, last.id) : null,
    },
    count: () => count.getCount(),
  };
}

function writeCursor(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

function readCursor(cursor: string): { at: string; id: string } {
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const isValid = at && id && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id);
  if (!isValid)
    throw new BadInputError([
      {
        path: 'after',
        message: {
          ru: 'Не удалось прочитать место в списке. Откройте список сначала.',
          en: 'The cursor can’t be read. Open the list from its beginning.',
        },
      },
    ]);
  return { at, id };
}
