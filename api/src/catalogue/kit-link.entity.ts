import { Field, Int, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Qualifier } from './fitment.entity.ts';
import { Generation, VehicleModel } from './vehicle.entity.ts';

@ObjectType({
  description:
    'A short number for the kit of one vehicle, in one year, with these options. It carries no rights: whoever opens it sees the kit that is theirs to see.',
})
@Entity()
@Unique(['modelId', 'choice'])
export class KitLink {
  @Field(() => Int, { description: 'Read over the phone; the address /k/1004.' })
  @PrimaryGeneratedColumn()
  number!: number;

  @Column('uuid')
  @ForeignKey(() => VehicleModel, { onDelete: 'CASCADE' })
  modelId!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Generation, { onDelete: 'CASCADE' })
  generationId!: string | null;

  @Column('int', { nullable: true })
  year!: number | null;

  /** One value for a key, by key. */
  @Column('jsonb', { default: [] })
  options!: Qualifier[];

  /** The generation, year and options as one text, or its hash where it is long: the same choice has the same number, however it was typed. */
  @Column('text')
  choice!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
