import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import { Entry } from '../entries/entry.entity.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import { CalendarDate, DateTime, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { Generation, VehicleModel } from './vehicle.entity.ts';

/** Absence of a fitment is UNKNOWN, never "no". */
export enum FitmentState {
  SUPPORTED = 'SUPPORTED',
  PARTLY = 'PARTLY',
  NOT_COMPATIBLE = 'NOT_COMPATIBLE',
  UNKNOWN = 'UNKNOWN',
  CONFIRMED_BY_US = 'CONFIRMED_BY_US',
}

export enum FitmentRole {
  REQUIRED = 'REQUIRED',
  /** One out of its `group`. */
  ONE_OF = 'ONE_OF',
  RECOMMENDED = 'RECOMMENDED',
  OPTIONAL = 'OPTIONAL',
}

export enum ParameterAvailability {
  YES = 'YES',
  OPTION = 'OPTION',
  NO = 'NO',
}

registerEnumType(FitmentState, { name: 'FitmentState' });
registerEnumType(FitmentRole, { name: 'FitmentRole' });
registerEnumType(ParameterAvailability, { name: 'ParameterAvailability' });

@ObjectType({
  description: 'What the vehicle must have for the fitment to hold: package, gearbox, tanks, steering side…',
})
export class Qualifier {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  value!: string;
}

@ObjectType()
export class FitmentParameter {
  @Field(() => String)
  name!: string;

  @Field(() => ParameterAvailability)
  availability!: ParameterAvailability;
}

@ObjectType({
  description: 'An equipment entry fits a vehicle: how far, in which years and variants, and how we know.',
})
@Entity()
@Unique(['sourceKey'])
@Index(['modelId', 'equipmentId'])
@Index(['updatedAt', 'id'])
@Index('fitment_same_row_idx', { synchronize: false })
@Check('fitment_years', `"year_to" IS NULL OR "year_from" IS NULL OR "year_to" >= "year_from"`)
@Check('fitment_quantity', `"quantity" > 0`)
export class Fitment {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  equipmentId!: string;

  @Column('uuid')
  @ForeignKey(() => VehicleModel, { onDelete: 'RESTRICT' })
  modelId!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Generation, { onDelete: 'RESTRICT' })
  generationId!: string | null;

  @Field(() => Int, { nullable: true })
  @Column('int', { nullable: true })
  yearFrom!: number | null;

  @Field(() => Int, { nullable: true, description: 'Included; null: to this day' })
  @Column('int', { nullable: true })
  yearTo!: number | null;

  @Field(() => FitmentState)
  @Column('text')
  state!: FitmentState;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  reason!: string | null;

  /** One value for a key, sorted by key: equal sets are equal columns. */
  @Field(() => [Qualifier])
  @Column('jsonb', { default: [] })
  qualifiers!: Qualifier[];

  @Field(() => Float)
  @Column('float8', { default: 1 })
  quantity!: number;

  @Field(() => FitmentRole)
  @Column('text', { default: FitmentRole.REQUIRED })
  role!: FitmentRole;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  group!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  programmeNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'The least version, such as `03.27.07`, or words.' })
  @Column('text', { nullable: true })
  firmware!: string | null;

  @Field(() => [FitmentParameter])
  @Column('jsonb', { default: [] })
  parameters!: FitmentParameter[];

  @Index()
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Entry, { onDelete: 'SET NULL' })
  diagramId!: string | null;

  /** Staff's own words: shown by a field resolver, to staff. */
  @Column('text', { nullable: true })
  note!: string | null;

  /** As {@link note}. */
  @Column('text', { nullable: true })
  source!: string | null;

  @Field(() => Int, { description: 'Stands for optimistic locking: send back what you loaded.' })
  @Column('int', { default: 1 })
  version!: number;

  @Field(() => DateTime)
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  updatedAt!: Date;

  @Column('text', { nullable: true })
  sourceKey!: string | null;
}

@ObjectType({ description: 'An installation that proves or disproves a fitment.' })
@Entity('fitment_evidence')
export class Evidence {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => Fitment, { onDelete: 'CASCADE' })
  fitmentId!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  personId!: string | null;

  @Field(() => CalendarDate)
  @Column('date')
  at!: string;

  /** Names clients and their vehicles: shown by a field resolver, to staff. */
  @Column('text')
  note!: string;

  @Field(() => UseOutcome)
  @Column('text')
  outcome!: UseOutcome;

  /** It worked, and whoever told it or let it in could confirm fitments then: a contributor's alone confirms nothing. */
  @Column('boolean', { default: false })
  confirms!: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
