import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import { DateTime, JSONValue, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';

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

@ObjectType()
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

  @Field(() => ImportStatus)
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

  /** Every row's outcome, in file order: {@link ImportRow} without what did not change. */
  @Column('jsonb', { default: [] })
  report!: unknown[];

  @Field(() => JSONValue, {
    nullable: true,
    description: 'The header of a table, its first rows and the columns that were recognised.',
  })
  @Column('jsonb', { nullable: true })
  preview!: unknown;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  error!: string | null;

  @Field(() => DateTime)
  @CreateDateColumn({ type: 'timestamptz' })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  personId!: string | null;
}
