import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { UUID } from '../graphql/scalars.ts';

@ObjectType()
@Entity()
@Unique(['slug'])
@Unique(['sourceKey'])
export class Make {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => String)
  @Column('text')
  name!: string;

  @Field(() => String)
  @Column('text', { default: '' })
  nameCyrillic!: string;

  @Field(() => String)
  @Column('text')
  slug!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  country!: string | null;

  @Field(() => [String])
  @Column('text', { array: true, default: '{}' })
  aliases!: string[];

  @Column('text', { nullable: true })
  sourceKey!: string | null;
}

@ObjectType()
@Entity()
@Unique(['makeId', 'slug'])
@Unique(['sourceKey'])
@Check('vehicle_model_years', `"year_to" IS NULL OR "year_from" IS NULL OR "year_to" >= "year_from"`)
export class VehicleModel {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  @ForeignKey(() => Make, { onDelete: 'RESTRICT' })
  makeId!: string;

  /** Text: `2101` and `500` are names, not numbers. */
  @Field(() => String)
  @Column('text')
  name!: string;

  @Field(() => String)
  @Column('text', { default: '' })
  nameCyrillic!: string;

  @Field(() => String)
  @Column('text')
  slug!: string;

  @Field(() => [String])
  @Column('text', { array: true, default: '{}' })
  aliases!: string[];

  @Field(() => Int, { nullable: true })
  @Column('int', { nullable: true })
  yearFrom!: number | null;

  @Field(() => Int, { nullable: true, description: 'null while still made' })
  @Column('int', { nullable: true })
  yearTo!: number | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  bodyClass!: string | null;

  @Column('text', { nullable: true })
  sourceKey!: string | null;
}

@ObjectType()
@Entity()
@Unique(['modelId', 'name'])
@Unique(['sourceKey'])
@Check('generation_years', `"year_to" IS NULL OR "year_from" IS NULL OR "year_to" >= "year_from"`)
export class Generation {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => VehicleModel, { onDelete: 'RESTRICT' })
  modelId!: string;

  @Field(() => String)
  @Column('text')
  name!: string;

  @Field(() => Int, { nullable: true })
  @Column('int', { nullable: true })
  yearFrom!: number | null;

  @Field(() => Int, { nullable: true })
  @Column('int', { nullable: true })
  yearTo!: number | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  body!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  engine!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  market!: string | null;

  @Field(() => Int, { nullable: true, description: 'On-board supply, volts: 12 or 24.' })
  @Column('int', { nullable: true })
  voltage!: number | null;

  @Field(() => [String])
  @Column('text', { array: true, default: '{}' })
  aliases!: string[];

  @Column('text', { nullable: true })
  sourceKey!: string | null;
}
