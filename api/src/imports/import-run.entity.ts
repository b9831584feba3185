import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import { DateTime, JSONValue, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import type { MatchQuestion } from './matching/match-question.ts';
import type { TablePreview } from './preview-table.ts';
import type { ReportRow } from './report.ts';

export enum ImportStatus {
  RUNNING = 'RUNNING',
  /** Looked at and reported; nothing written. */
  PREVIEWED = 'PREVIEWED',
  APPLIED = 'APPLIED',
  /** Rows were refused or the file could not be read; nothing written. */
  REFUSED = 'REFUSED',
  CANCELLED = 'CANCELLED',
  FAILED = 'FAILED',
}
registerEnumType(ImportStatus, { name: 'ImportStatus' });

export enum ImportRowOutcome {
  ADDED = 'ADDED',
  CHANGED = 'CHANGED',
  UNCHANGED = 'UNCHANGED',
  GONE = 'GONE',
  REFUSED = 'REFUSED',
  WARNING = 'WARNING',
}
registerEnumType(ImportRowOutcome, { name: 'ImportRowOutcome' });

@ObjectType({ description: 'One import of one file, looked at or applied.' })
@Entity()
export class ImportRun {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => String)
  @Column('text')
  importer!: string;

  @Field(() => String)
  @Column('text')
  fileName!: string;

  /** Shown by a field resolver: a run whose process was killed has failed. */
  @Column('text')
  status!: ImportStatus;

  @Field(() => Boolean)
  @Column('boolean')
  isDryRun!: boolean;

  @Field(() => Float, { description: 'From 0 to 1.' })
  @Column('float8', { default: 0 })
  progress!: number;

  @Field(() => Int)
  @Column('int', { default: 0 })
  added!: number;

  @Field(() => Int)
  @Column('int', { default: 0 })
  changed!: number;

  @Field(() => Int)
  @Column('int', { default: 0 })
  unchanged!: number;

  @Field(() => Int)
  @Column('int', { default: 0 })
  gone!: number;

  @Field(() => Int)
  @Column('int', { default: 0 })
  refused!: number;

  @Field(() => Int)
  @Column('int', { default: 0 })
  warnings!: number;

  /** What became of each row, without what did not change. As long as a table may be: lists come without it. */
  @Column('jsonb', { default: [], select: false })
  report?: ReportRow[];

  @Field(() => JSONValue, {
    nullable: true,
    description: 'The header of a table, its first rows and the columns that were recognised.',
  })
  @Column('jsonb', { nullable: true })
  preview!: TablePreview | null;

  /** Names that no row of the catalogue has: what they may mean, for somebody to confirm. */
  @Column('jsonb', { default: [] })
  questions!: MatchQuestion[];

  @Field(() => String, { nullable: true, description: 'The saved mapping of columns that was used.' })
  @Column('text', { nullable: true })
  mappingName!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  error!: string | null;

  @Field(() => DateTime)
  @CreateDateColumn({ type: 'timestamptz' })
  startedAt!: Date;

  /** When the process that does it last said so: one that was killed says nothing any more. */
  @Column('timestamptz', { default: () => 'now()' })
  lastSeenAt!: Date;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When what it wrote was taken back.' })
  @Column('timestamptz', { nullable: true })
  undoneAt!: Date | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  personId!: string | null;
}
