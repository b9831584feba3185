import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DateTime } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { TypeQuestion, TypeStep } from './type-checklist.types.ts';

@ObjectType({
  description: 'What to ask and to do for every device of a type, beside what its own card asks for.',
})
@Entity()
export class TypeChecklist {
  @Field(() => String, { description: 'As in EQUIPMENT_TYPES.' })
  @PrimaryColumn('text')
  type!: string;

  @Field(() => [TypeQuestion])
  @Column('jsonb')
  questions!: TypeQuestion[];

  @Field(() => [TypeStep])
  @Column('jsonb')
  steps!: TypeStep[];

  @Field(() => Int, { description: '0: nobody wrote one yet. Send back what you loaded.' })
  @Column('int')
  version!: number;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  changedById!: string | null;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz')
  changedAt!: Date | null;
}
