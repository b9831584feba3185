import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.ts';
import { Entry } from './entry.entity.ts';
import type { UseOutcome } from './entry.enums.ts';

/** Somebody worked with the entry: for which request, and did it help. */
@Entity()
@Index(['entryId', 'createdAt'])
export class EntryUse {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  personId!: string | null;

  @Column('text')
  outcome!: UseOutcome;

  /** Number of the request in the ticket system. */
  @Column('text', { nullable: true })
  ticket!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
