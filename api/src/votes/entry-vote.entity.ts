import { Field, ObjectType } from 'type-graphql';
import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { Entry } from '../entries/entry.entity.ts';
import { Revision } from '../entries/revision.entity.ts';
import { DateTime, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';

/** "Was this helpful?", answered by one person or one browser; with "No" may come what was missing. */
@ObjectType('ReaderComment', { description: 'What somebody who found an entry unhelpful missed in it.' })
@Entity()
@Unique(['entryId', 'personId'])
@Unique(['entryId', 'browser'])
@Check('entry_vote_has_one_voter', `("person_id" IS NULL) <> ("browser" IS NULL)`)
@Index(['updatedAt', 'id'], { where: `comment <> '' AND comment_closed_at IS NULL` })
export class EntryVote {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;

  /** What was published when they voted: a later text has not been judged yet. */
  @Column('uuid')
  @ForeignKey(() => Revision, { onDelete: 'CASCADE' })
  revisionId!: string;

  /** Null for somebody who was not signed in; then there is a browser. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'CASCADE' })
  personId!: string | null;

  /** See `voter.ts`. */
  @Column('bytea', { nullable: true })
  browser!: Buffer | null;

  @Column('boolean')
  isHelpful!: boolean;

  @Field(() => String, { description: 'Plain text.' })
  @Column('text', { default: '' })
  comment!: string;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  commentClosedAt!: Date | null;

  @Field(() => DateTime)
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  updatedAt!: Date;

  /** Comes along where comments are listed. */
  @Field(() => Entry)
  entry!: Relation<Entry>;

  @Field(() => Boolean, { description: 'About a text that has been published anew since.' })
  get isEarlier(): boolean {
    return this.entry.publishedRevisionId !== this.revisionId;
  }
}

/** How much a network address has sent within an hour of the clock, to limit the rate; it leads to no vote. */
@Entity()
export class VoteSender {
  @PrimaryColumn('text')
  address!: string;

  @Column('int')
  votes!: number;

  /** The full hour, never the moment: votes have their moments. */
  @Column('timestamptz')
  since!: Date;
}
