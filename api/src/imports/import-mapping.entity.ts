import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { DateTime, JSONValue, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';

@ObjectType({
  description: 'Which column of a kind of table is which, kept by name and found again by its header.',
})
@Entity()
@Unique(['name'])
@Index(['importer', 'headerKey'])
export class ImportMapping {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => String)
  @Column('text')
  importer!: string;

  @Field(() => String)
  @Column('text')
  name!: string;

  /** What `headerKey` makes of the header that it was made for. */
  @Column('text')
  headerKey!: string;

  @Field(() => JSONValue, { description: 'Headers by the keys of columns; an empty header: no such column.' })
  @Column('jsonb')
  columns!: Record<string, string>;

  @Field(() => DateTime)
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  updatedAt!: Date;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  personId!: string | null;
}
