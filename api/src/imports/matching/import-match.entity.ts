import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'; // prettier-ignore
import { Generation, VehicleModel } from '../../catalogue/vehicle.entity.ts';
import { Entry } from '../../entries/entry.entity.ts';
import { DateTime, UUID } from '../../graphql/scalars.ts';
import { Person } from '../../people/person.entity.ts';

export enum MatchKind {
  VEHICLE = 'VEHICLE',
  DEVICE = 'DEVICE',
}
registerEnumType(MatchKind, { name: 'ImportMatchKind' });

@ObjectType({ description: 'A spelling of tables that somebody confirmed to mean a vehicle or a device.' })
@Entity()
@Unique(['kind', 'textKey'])
@Check('import_match_target', `("model_id" IS NULL) <> ("equipment_id" IS NULL)`)
export class ImportMatch {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => MatchKind)
  @Column('text')
  kind!: MatchKind;

  @Field(() => String, { description: 'As the table wrote it.' })
  @Column('text')
  text!: string;

  /** `nameKey` of the text: spellings that differ by case and dashes are one. */
  @Column('text')
  textKey!: string;

  @Index()
  @Column('uuid', { nullable: true })
  @ForeignKey(() => VehicleModel, { onDelete: 'CASCADE' })
  modelId!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Generation, { onDelete: 'CASCADE' })
  generationId!: string | null;

  @Index()
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  equipmentId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name that the model got by it; it goes with the match.',
  })
  @Column('text', { nullable: true })
  alias!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  personId!: string | null;

  @Field(() => DateTime)
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
