import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Fitment, Qualifier } from '../catalogue/fitment.entity.ts';
import { Generation, VehicleModel } from '../catalogue/vehicle.entity.ts';
import { Entry } from '../entries/entry.entity.ts';
import { StoredFile } from '../files/file.entity.ts';
import { CalendarDate, DateTime, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { VisitQuestion, VisitState } from './visit.types.ts';

/**
 * Its ids are made by whoever prepares or records, so that what was sent twice is there once. What devices ask for is
 * copied when the visit is prepared: a card that changes later does not change what was asked and measured.
 */
@ObjectType({
  description: 'A job at one vehicle: what to install, what the client answered, what was done.',
})
@Entity()
@Index(['createdAt', 'id'])
export class Visit {
  @Field(() => UUID)
  @PrimaryColumn('uuid')
  id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => VehicleModel, { onDelete: 'RESTRICT' })
  modelId!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Generation, { onDelete: 'RESTRICT' })
  generationId!: string | null;

  @Field(() => Int, { nullable: true })
  @Column('int', { nullable: true })
  year!: number | null;

  @Field(() => [Qualifier])
  @Column('jsonb')
  options!: Qualifier[];

  @Field(() => String, { description: 'Number plate or a name of one’s own for the vehicle; may be empty.' })
  @Column('text')
  label!: string;

  @Field(() => String)
  @Column('text')
  note!: string;

  @Field(() => [VisitQuestion])
  @Column('jsonb')
  questions!: VisitQuestion[];

  @Field(() => VisitState)
  @Column('text')
  state!: VisitState;

  @Index()
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  createdById!: string | null;

  @Index()
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  assignedToId!: string | null;

  @Field(() => CalendarDate, { nullable: true })
  @Column('date', { nullable: true })
  plannedOn!: string | null;

  @Field(() => Int, { description: 'Of answers, label, note and engineer; send back what you loaded.' })
  @Column('int')
  version!: number;

  @Field(() => UUID, { nullable: true, description: 'Of the change of those that stands.' })
  @Column('uuid', { nullable: true })
  lastChangeId!: string | null;

  @Field(() => DateTime)
  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the first step was recorded.' })
  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}

@ObjectType({ description: 'A device of the kit as it was when the visit was prepared.' })
@Entity()
export class VisitDevice {
  @Field(() => UUID)
  @PrimaryColumn('uuid')
  id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => Visit, { onDelete: 'CASCADE' })
  visitId!: string;

  @Column('int')
  position!: number;

  @Index()
  @Column('uuid')
  @ForeignKey(() => Entry, { onDelete: 'RESTRICT' })
  equipmentId!: string;

  /** What a report of the installation is about; gone where somebody removed the row since. */
  @Index()
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Fitment, { onDelete: 'SET NULL' })
  fitmentId!: string | null;

  @Field(() => String)
  @Column('text')
  title!: string;

  @Field(() => Float)
  @Column('float8')
  quantity!: number;
}

@ObjectType({ description: 'Something to do at the vehicle, and what was done.' })
@Entity()
export class VisitStep {
  @Field(() => UUID)
  @PrimaryColumn('uuid')
  id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => Visit, { onDelete: 'CASCADE' })
  visitId!: string;

  @Column('int')
  position!: number;

  @Field(() => String)
  @Column('text')
  text!: string;

  @Field(() => [String], { description: 'Titles of the devices that want it.' })
  @Column('jsonb')
  askedFor!: string[];

  @Field(() => Boolean)
  @Column('boolean')
  needsPhoto!: boolean;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  measureName!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  measureUnit!: string | null;

  @Field(() => Float, { nullable: true })
  @Column('float8', { nullable: true })
  measureMin!: number | null;

  @Field(() => Float, { nullable: true })
  @Column('float8', { nullable: true })
  measureMax!: number | null;

  @Field(() => Boolean)
  @Column('boolean', { default: false })
  isDone!: boolean;

  @Field(() => Float, { nullable: true, description: 'In `measureUnit`.' })
  @Column('float8', { nullable: true })
  value!: number | null;

  @Field(() => String)
  @Column('text', { default: '' })
  note!: string;

  @Field(() => String, { nullable: true, description: 'Why the visit ended without its photo or its value.' })
  @Column('text', { nullable: true })
  skipReason!: string | null;

  @Field(() => Int, { description: 'Send back what you loaded.' })
  @Column('int', { default: 0 })
  version!: number;

  @Field(() => UUID, {
    nullable: true,
    description: 'Of the change that was recorded last: whose answer was lost knows it as their own.',
  })
  @Column('uuid', { nullable: true })
  lastChangeId!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  changedById!: string | null;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  changedAt!: Date | null;
}

@Entity()
export class VisitPhoto {
  @PrimaryColumn('uuid')
  @ForeignKey(() => VisitStep, { onDelete: 'CASCADE' })
  stepId!: string;

  @PrimaryColumn('uuid')
  @Index()
  @ForeignKey(() => StoredFile, { onDelete: 'RESTRICT' })
  fileId!: string;

  @Column('int')
  position!: number;
}
