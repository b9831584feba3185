import { Field, Int, ObjectType } from 'type-graphql';
import type { RichDocument } from '@fieldlore/content';
import { Column, CreateDateColumn, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { DateTime, JSONValue, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { Entry } from './entry.entity.ts';

@ObjectType()
@Entity()
@Unique(['entryId', 'number'])
export class Revision {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;

  @Field(() => Int, { description: 'Counts from 1 within the entry.' })
  @Column('int')
  number!: number;

  @Field(() => String)
  @Column('text')
  title!: string;

  @Field(() => JSONValue)
  @Column('jsonb')
  body!: RichDocument;

  @Field(() => JSONValue)
  @Column('jsonb', { default: {} })
  data!: unknown;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  authorId!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => DateTime)
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => DateTime)
  @Column('timestamptz', { default: () => 'now()' })
  savedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  publishedAt!: Date | null;
}
