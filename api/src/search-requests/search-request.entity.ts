import { Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Locale } from '../graphql/locale.ts';
import { DateTime, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';

@ObjectType({ description: 'What somebody looked for, did not find, and told us.' })
@Entity()
export class SearchRequest {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => String, { description: 'The search that found nothing.' })
  @Column('text')
  text!: string;

  @Field(() => String, { description: 'In their own words; may be empty.' })
  @Column('text')
  note!: string;

  @Field(() => Locale)
  @Column('text')
  locale!: Locale;

  /** Null for somebody who was not signed in. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  personId!: string | null;

  /** Network address, to limit the rate; forgotten with the hour that it is counted in. */
  @Index()
  @Column('text', { nullable: true })
  sender!: string | null;

  @Field(() => DateTime)
  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;
}
