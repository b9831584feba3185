import { Field, Int, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, ForeignKey, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import { DateTime } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { DictionaryContent } from './dictionary-content.ts';

@ObjectType({
  description: 'What a company said of its own words at one time. The last version is in force.',
})
@Entity()
export class SearchDictionaryVersion {
  @Field(() => Int)
  @PrimaryColumn('int')
  number!: number;

  @Field(() => DictionaryContent)
  @Column('jsonb')
  content!: DictionaryContent;

  @Field(() => String, { description: 'Why it was changed, as the admin put it.' })
  @Column('text', { default: '' })
  note!: string;

  @Field(() => Int, { nullable: true, description: 'The older version that was put back.' })
  @Column('int', { nullable: true })
  restoredFrom!: number | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  personId!: string | null;

  @Field(() => DateTime)
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

/** The one row of its table. */
export const draftId = 1;

@ObjectType({ description: 'What is being worked on; it acts on nobody before it goes live.' })
@Entity()
export class SearchDictionaryDraft {
  @PrimaryColumn('smallint')
  id!: number;

  @Field(() => DictionaryContent)
  @Column('jsonb')
  content!: DictionaryContent;

  @Field(() => Int, { description: 'The version that it began from.' })
  @Column('int')
  basedOn!: number;

  @Field(() => Int, { nullable: true })
  @Column('int', { nullable: true })
  restoredFrom!: number | null;

  @Field(() => Int, { description: 'Grows with every save; send it back to save the next.' })
  @Column('int')
  version!: number;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  personId!: string | null;

  @Field(() => DateTime)
  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
