import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Entry } from '../entries/entry.entity.ts';
import { DateTime, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { VehicleModel } from './vehicle.entity.ts';

export enum FitmentChangeCause {
  HAND = 'HAND',
  IMPORT = 'IMPORT',
  /** What somebody saw at a vehicle, or taking that back. */
  INSTALLATION = 'INSTALLATION',
  /** A former state was brought back. */
  RETURN = 'RETURN',
  /** No program of ours said why. */
  OTHER = 'OTHER',
}

registerEnumType(FitmentChangeCause, { name: 'FitmentChangeCause' });

/** A row as it was stored, by the names of its columns. */
export type StoredRow = Record<string, unknown>;

@ObjectType({
  description: 'One change of a fitment. The database writes it in the transaction that changes.',
})
@Entity()
@Index(['fitmentId', 'id'])
@Index(['equipmentId', 'id'])
@Index(['modelId', 'id'])
export class FitmentChange {
  @Field(() => ID)
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  /** No foreign key: the history outlives the row. */
  @Field(() => UUID)
  @Column('uuid')
  fitmentId!: string;

  @Column('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  equipmentId!: string;

  @Column('uuid')
  @ForeignKey(() => VehicleModel, { onDelete: 'CASCADE' })
  modelId!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  personId!: string | null;

  @Field(() => FitmentChangeCause)
  @Column('text')
  cause!: FitmentChangeCause;

  @Field(() => DateTime)
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  at!: Date;

  /** null: the row was added. */
  @Column('jsonb', { nullable: true })
  before!: StoredRow | null;

  /** null: the row was removed. */
  @Column('jsonb', { nullable: true })
  after!: StoredRow | null;

  /** What went along with a removed row. */
  @Column('jsonb', { nullable: true })
  attached!: { evidence: StoredRow[]; reports: StoredRow[] } | null;
}
