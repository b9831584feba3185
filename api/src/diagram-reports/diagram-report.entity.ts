import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, type Relation } from 'typeorm';
import { Entry } from '../entries/entry.entity.ts';
import { Revision } from '../entries/revision.entity.ts';
import { StoredFile } from '../files/file.entity.ts';
import { DateTime, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';

export enum DiagramReportState {
  WAITING = 'WAITING',
  /** Somebody looks into it, or asked back. */
  TAKEN = 'TAKEN',
  /** The diagram says now what was found. */
  MENDED = 'MENDED',
  /** The diagram stays as it is, for the reason in the answer. */
  DECLINED = 'DECLINED',
}

registerEnumType(DiagramReportState, { name: 'DiagramReportState' });

@ObjectType({ description: 'What somebody of the staff found at a vehicle other than a diagram says.' })
@Entity()
@Index(['createdAt', 'id'])
export class DiagramReport {
  /** Made by whoever sends it: sent again because the answer was lost, it is there once. */
  @Field(() => UUID)
  @PrimaryColumn('uuid')
  id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;

  /** Joined by every read, see `visibleDiagramReports`. */
  @Field(() => Entry)
  entry!: Relation<Entry>;

  @Column('uuid')
  @ForeignKey(() => Revision, { onDelete: 'CASCADE' })
  revisionId!: string;

  @Field(() => String, { nullable: true, description: 'As the diagram names it: X1, X1:5, W1:2 or a tap.' })
  @Column('text', { nullable: true })
  place!: string | null;

  @Field(() => String)
  @Column('text')
  note!: string;

  @Field(() => String, { description: 'The vehicle and what was installed, as it was typed; may be empty.' })
  @Column('text')
  vehicle!: string;

  @Index()
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  personId!: string | null;

  @Field(() => DateTime)
  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Field(() => DiagramReportState)
  @Column('text')
  state!: DiagramReportState;

  @Field(() => String, { description: 'For whoever reported; may be empty.' })
  @Column('text', { default: '' })
  answer!: string;

  /** Who took it up or answered last. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  handledById!: string | null;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  handledAt!: Date | null;
}

@Entity()
export class DiagramReportPhoto {
  @PrimaryColumn('uuid')
  @ForeignKey(() => DiagramReport, { onDelete: 'CASCADE' })
  reportId!: string;

  @Index()
  @PrimaryColumn('uuid')
  @ForeignKey(() => StoredFile, { onDelete: 'RESTRICT' })
  fileId!: string;

  @Column('int')
  position!: number;
}
