import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Revision } from '../entries/revision.entity.ts';
import { Person } from '../people/person.entity.ts';
import type { RecallUse } from './recall.enums.ts';

/** That a person had a revision before them, and when last: only to reach them should it turn out to be wrong. */
@Entity()
export class EntryReading {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Revision, { onDelete: 'CASCADE' })
  revisionId!: string;

  @PrimaryColumn('uuid')
  @Index()
  @ForeignKey(() => Person, { onDelete: 'CASCADE' })
  personId!: string;

  @PrimaryColumn('text')
  use!: RecallUse;

  @Index()
  @Column('timestamptz')
  lastAt!: Date;
}
