import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { SectionRole } from '../access/roles.ts';
import { Audience } from '../access/roles.ts';
import { LocalizedText } from '../graphql/locale.ts';
import { UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';

@ObjectType()
@Entity()
@Unique(['slug'])
@Check('section_not_its_own_parent', `"parent_id" <> "id"`)
export class Section {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => String)
  @Column('text')
  slug!: string;

  @Field(() => LocalizedText)
  @Column('jsonb')
  names!: LocalizedText;

  @Field(() => UUID, { nullable: true })
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Section, { onDelete: 'RESTRICT' })
  parentId!: string | null;

  @Field(() => Int)
  @Column('int', { default: 0 })
  position!: number;

  @Field(() => Audience, { description: 'Nobody outside it sees the section, whatever an entry in it says.' })
  @Column('text')
  audience!: Audience;
}

@Entity()
export class SectionMember {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Section, { onDelete: 'CASCADE' })
  sectionId!: string;

  @PrimaryColumn('uuid')
  @ForeignKey(() => Person, { onDelete: 'CASCADE' })
  personId!: string;

  @Column('text')
  role!: SectionRole;
}
