import { Field, ObjectType, registerEnumType } from 'type-graphql';
import {
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { Evidence, Fitment, type FitmentState } from '../catalogue/fitment.entity.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import { StoredFile } from '../files/file.entity.ts';
import { DateTime, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';

export enum ReportDecision {
  /** It stands as evidence of the fitment. */
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
}

registerEnumType(ReportDecision, { name: 'ReportDecision' });

@ObjectType({ description: 'What somebody of the staff installed on a vehicle, and how it went.' })
@Entity()
@Index(['createdAt', 'id'])
export class InstallationReport {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => Fitment, { onDelete: 'CASCADE' })
  fitmentId!: string;

  /** Joined by every read, see `visibleReports`. */
  @Field(() => Fitment)
  fitment!: Relation<Fitment>;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  personId!: string | null;

  @Field(() => UseOutcome, { description: 'SOLVED: it works; PARTLY: with changes; WRONG: it did not.' })
  @Column('text')
  outcome!: UseOutcome;

  @Field(() => String, { description: 'May be empty where it works.' })
  @Column('text')
  note!: string;

  @Index()
  @Column('uuid', { nullable: true })
  @ForeignKey(() => StoredFile, { onDelete: 'RESTRICT' })
  photoId!: string | null;

  @Field(() => DateTime)
  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Field(() => ReportDecision, { nullable: true, description: 'Null: it waits for an expert.' })
  @Column('text', { nullable: true })
  decision!: ReportDecision | null;

  /** Who decided last, or took the decision back. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  decidedById!: string | null;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Evidence, { onDelete: 'SET NULL' })
  evidenceId!: string | null;

  /** What the fitment said before this report confirmed it: what taking the decision back returns to. */
  @Column('text', { nullable: true })
  stateBefore!: FitmentState | null;
}
