import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What changed and has to reach the search index. Appended by triggers, so that no code path can forget. */
@Entity('search_outbox')
@Index(['attempts', 'id'])
export class OutboxRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

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
