import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Generation, Make, VehicleModel } from '../catalogue/vehicle.entity.ts';
import { Entry } from './entry.entity.ts';

/** The published body of one entry links to another, or shows it as a fragment or diagram. Rewritten on every publish. */
@Entity()
export class EntryLink {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  fromId!: string;

  @PrimaryColumn('uuid')
  @Index()
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  toId!: string;
}

/** Equipment that an entry is about. */
@Entity()
export class EntryEquipment {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;

  @PrimaryColumn('uuid')
  @Index()
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  equipmentId!: string;
}

/** Vehicles that an entry is about, as exactly as its author knew. */
@ObjectType('VehicleLink')
@Entity()
export class EntryVehicle {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;

  @Column('uuid')
  @ForeignKey(() => Make, { onDelete: 'RESTRICT' })
  makeId!: string;

  @Index()
  @Column('uuid', { nullable: true })
  @ForeignKey(() => VehicleModel, { onDelete: 'RESTRICT' })
  modelId!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Generation, { onDelete: 'RESTRICT' })
  generationId!: string | null;

  @Field(() => Int, { nullable: true })
  @Column('int', { nullable: true })
  yearFrom!: number | null;

  @Field(() => Int, { nullable: true })
  @Column('int', { nullable: true })
  yearTo!: number | null;
}
