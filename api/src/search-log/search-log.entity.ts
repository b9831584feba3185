import { Field, InputType, Int, registerEnumType } from 'type-graphql';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Max, MaxLength, Min } from 'class-validator';
import type { Locale } from '../graphql/locale.ts';
import { UUID } from '../graphql/scalars.ts';

export enum SearchedBy {
  ANONYMOUS = 'ANONYMOUS',
  CLIENT = 'CLIENT',
  STAFF = 'STAFF',
}
registerEnumType(SearchedBy, { name: 'SearchedBy', description: 'Kind of user; who it was is not kept.' });

/** One question to the search, by nobody in particular. */
@Entity('search_log')
@Index(['askedAt'])
@Index(['page'], { where: 'page IS NOT NULL' })
export class SearchLogRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  /** To the hour, once the page is forgotten. */
  @Column('timestamptz', { default: () => 'now()' })
  askedAt!: Date;

  @Column('text')
  askedBy!: SearchedBy;

  @Column('text')
  locale!: Locale;

  @Column('text')
  query!: string;

  @Column('int')
  results!: number;

  /** Of the hit that was opened first, from 1; null where none was. */
  @Column('smallint', { nullable: true })
  position!: number | null;

  /** From the list being there to the click, milliseconds. */
  @Column('int', { nullable: true })
  answerMs!: number | null;

  /** A random number of the open page, which joins what is typed on; forgotten within the hour. */
  @Column('uuid', { nullable: true })
  page!: string | null;
}

@InputType({ description: 'What a search page saw: a list, or a click in it.' })
export class SeenSearchInput {
  @Field(() => UUID, { description: 'Made up by the page when it opens.' })
  page!: string;

  @Field(() => String)
  @MaxLength(500)
  query!: string;

  @Field(() => Int)
  @Min(0)
  @Max(100_000_000)
  results!: number;

  @Field(() => Int, { nullable: true, description: 'Of the hit that was opened, from 1.' })
  @Min(1)
  @Max(10_000)
  position?: number | null;

  @Field(() => Int, { nullable: true, description: 'Milliseconds from the list to the click.' })
  @Min(0)
  @Max(3_600_000)
  answerMs?: number | null;
}
