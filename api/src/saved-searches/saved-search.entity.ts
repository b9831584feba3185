import { Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { DateTime, JSONValue, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';

@ObjectType({ description: 'A search that somebody comes back to; it finds what they may see on that day.' })
@Entity()
@Unique(['personId', 'name'])
export class SavedSearch {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  @ForeignKey(() => Person, { onDelete: 'CASCADE' })
  personId!: string;

  @Field(() => String)
  @Column('text')
  name!: string;

  @Field(() => String)
  @Column('text')
  text!: string;

  @Field(() => JSONValue, { description: 'As a SearchFilter is given, without what is empty.' })
  @Column('jsonb')
  filter!: Record<string, string[]>;

  @Field(() => String, { description: 'relevance or updated' })
  @Column('text')
  sort!: string;

  @Field(() => DateTime)
  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}
