import { Field, Int, ObjectType } from 'type-graphql';
import {
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm';
import type { Audience } from '../access/roles.ts';
import { Entry } from '../entries/entry.entity.ts';
import { UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';

@ObjectType('File')
@Entity('file')
@Index(['createdAt', 'id'])
export class StoredFile {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** As the uploader named it. */
  @Field(() => String)
  @Column('text')
  name!: string;

  /** Sniffed from the content, never what the browser claimed. */
  @Field(() => String)
  @Column('text')
  mime!: string;

  @Field(() => Int, { description: 'Bytes.' })
  @Column('int')
  size!: number;

  @Field(() => Int, { nullable: true, description: 'Pixels, for pictures.' })
  @Column('int', { nullable: true })
  width!: number | null;

  @Field(() => Int, { nullable: true })
  @Column('int', { nullable: true })
  height!: number | null;

  /** Of the content, hex; the same bytes are stored once. */
  @Index()
  @Column('text')
  sha256!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  uploadedById!: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}

/** Which revision of which entry shows a file, and to whom: a file has the rights of the entries that use it. */
@Entity()
export class EntryFile {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;

  @PrimaryColumn('uuid')
  @Index()
  @ForeignKey(() => StoredFile, { onDelete: 'RESTRICT' })
  fileId!: string;

  /** Widest audience that meets it in the published revision; null where only drafts and past revisions show it. */
  @Column('text', { nullable: true })
  publishedFor!: Audience | null;
}
