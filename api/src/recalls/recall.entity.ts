import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Entry } from '../entries/entry.entity.ts';
import { DateTime, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { RecallUse } from './recall.enums.ts';

@ObjectType({ description: 'A published correction: what stood in the entry before was wrong.' })
@Entity()
@Unique(['entryId', 'revision'])
export class Recall {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;

  @Field(() => Int, { description: 'Number of the revision that is right.' })
  @Column('int')
  revision!: number;

  @Field(() => Int, { description: 'Number of the first revision that was wrong.' })
  @Column('int')
  wrongSince!: number;

  /** When that one was published: who used the entry from then on used what was wrong. */
  @Column('timestamptz')
  wrongFrom!: Date;

  @Field(() => String, { description: 'What was wrong, in one sentence in the language of the entry.' })
  @Column('text')
  reason!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  recalledById!: string | null;

  @Field(() => DateTime)
  @Column('timestamptz')
  recalledAt!: Date;
}

@ObjectType({ description: 'A correction as it reaches somebody who used what was wrong.' })
@Entity()
@Index(['personId'], { where: 'seen_at IS NULL' })
export class RecallNotice {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Recall, { onDelete: 'CASCADE' })
  recallId!: string;

  @PrimaryColumn('uuid')
  @ForeignKey(() => Person, { onDelete: 'CASCADE' })
  personId!: string;

  @Field(() => Int, { description: 'Number of the revision that was used.' })
  @Column('int')
  revision!: number;

  @Field(() => RecallUse)
  @Column('text')
  use!: RecallUse;

  @Field(() => DateTime)
  @Column('timestamptz')
  usedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the person confirmed that they know.' })
  @Column('timestamptz', { nullable: true })
  seenAt!: Date | null;
}
