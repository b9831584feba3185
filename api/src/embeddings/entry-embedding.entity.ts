import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Entry } from '../entries/entry.entity.ts';

/** The meaning of a published entry as a model has read it, kept so that a rebuild of the index asks no model. */
@Entity()
export class EntryEmbedding {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;

  /** Of the space and the passages that the vectors were made of: of what the entry no longer says they are not used. */
  @Column('text', { nullable: true })
  contentHash!: string | null;

  /** Those of all passages one after the other, 32-bit floats. */
  @Column('bytea', { nullable: true })
  vectors!: Buffer | null;

  /** What is still to be read; null where nothing is. */
  @Column('text', { nullable: true })
  wantedHash!: string | null;

  /** When it is read, or read again where a process did not come back from it. */
  @Index({ where: 'due_at IS NOT NULL' })
  @Column('timestamptz', { nullable: true })
  dueAt!: Date | null;

  @Column('int', { default: 0 })
  attempts!: number;

  /** Why the last attempt failed. */
  @Column('text', { nullable: true })
  error!: string | null;
}
