import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Revision } from '../entries/revision.entity.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';

/** A warning of the checks that somebody answered for: kept with the revision it was accepted in. */
@ObjectType({ description: 'A warning of the checks that somebody answered for.' })
@Entity()
export class AcceptedWarning {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Revision, { onDelete: 'CASCADE' })
  revisionId!: string;

  /** `Finding.key` of content. */
  @PrimaryColumn('text')
  finding!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'SET NULL' })
  acceptedById!: string | null;

  @Field(() => DateTime)
  @Column('timestamptz')
  acceptedAt!: Date;
}
