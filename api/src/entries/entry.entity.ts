import { Field, Int, ObjectType } from 'type-graphql';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Generated,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import { Audience } from '../access/roles.ts';
import { Locale } from '../graphql/locale.ts';
import { CalendarDate, DateTime, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { Section } from '../sections/section.entity.ts';
import { Confidence, EntryKind, EntryStatus, Governance } from './entry.enums.ts';
import { Revision } from './revision.entity.ts';

@ObjectType({
  description:
    'Anything that people write. Readers get the published revision; who may edit also sees the draft.',
})
@Entity()
@Unique(['number'])
@Unique(['sourceKey'])
@Unique(['translationGroup', 'locale'])
@Index(['kind', 'updatedAt', 'id'])
@Index(['updatedAt', 'id'])
@Check('entry_published_has_revision', `"status" <> 'PUBLISHED' OR "published_revision_id" IS NOT NULL`)
export class Entry {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => Int, { description: 'Read over the phone; the address /e/4821.' })
  @Column('int')
  @Generated('increment')
  number!: number;

  @Field(() => EntryKind)
  @Column('text')
  kind!: EntryKind;

  @Field(() => Locale)
  @Column('text')
  locale!: Locale;

  /** Entries that say the same in different languages share it. */
  @Column('uuid')
  translationGroup!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => Section, { onDelete: 'RESTRICT' })
  sectionId!: string;

  @Field(() => String)
  @Column('text')
  slug!: string;

  /** Of the published revision; of the draft while nothing is published. */
  @Field(() => String)
  @Column('text')
  title!: string;

  /** Plain words of the published body that everybody who sees the entry may read. */
  @Field(() => String, { description: 'Plain words from the beginning of the body, for lists.' })
  @Column('text', { default: '' })
  excerpt!: string;

  @Field(() => EntryStatus)
  @Column('text', { default: EntryStatus.DRAFT })
  status!: EntryStatus;

  @Field(() => Audience)
  @Column('text')
  audience!: Audience;

  @Field(() => Governance)
  @Column('text', { default: Governance.OPEN })
  governance!: Governance;

  @Field(() => Confidence)
  @Column('text', { default: Confidence.WORK_IN_PROGRESS })
  confidence!: Confidence;

  @Field(() => [String])
  @Index('entry_tags_idx', { synchronize: false })
  @Column('text', { array: true, default: '{}' })
  tags!: string[];

  @Index()
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  ownerId!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  createdById!: string | null;

  /** A personal canned answer: nobody else sees it. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'CASCADE' })
  personalTo!: string | null;

  @Field(() => CalendarDate, { nullable: true })
  @Column('date', { nullable: true })
  reviewAt!: string | null;

  @Field(() => Int, { description: 'Stands for optimistic locking: send back what you loaded.' })
  @Column('int', { default: 1 })
  version!: number;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Revision, { onDelete: 'SET NULL' })
  draftRevisionId!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Revision, { onDelete: 'RESTRICT' })
  publishedRevisionId!: string | null;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  publishedAt!: Date | null;

  /** Who asked for review: under FOUR_EYES somebody else has to publish. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  submittedById!: string | null;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  deletedAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => DateTime)
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  updatedAt!: Date;

  /** Where an import got it from, so that importing again changes it and does not add it twice. */
  @Column('text', { nullable: true })
  sourceKey!: string | null;
}

/** Every address an entry has or had: an old one answers with a redirect and is nobody else's. */
@Entity()
export class EntrySlug {
  @PrimaryColumn('text')
  kind!: EntryKind;

  /** Unique among all languages of a kind: the address then needs no language in it. */
  @PrimaryColumn('text')
  slug!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;
}
