import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What changed and has to reach the search index. Appended by triggers, so that no code path can forget. */
@Entity('search_outbox')
@Index(['copy', 'attempts', 'id'])
export class OutboxRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  /** The copy of the index that it has to reach; null until it was dealt out to all of them. */
  @Column('text', { nullable: true })
  copy!: string | null;

  /** `entry` or `model`. */
  @Column('text')
  subject!: string;

  @Column('uuid')
  subjectId!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('int', { default: 0 })
  attempts!: number;

  /** Not before: failed rows wait longer each time. */
  @Column('timestamptz', { nullable: true })
  retryAt!: Date | null;

  @Column('text', { nullable: true })
  error!: string | null;
}
