import { Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { OrganisationRole } from '../access/roles.ts';
import { Locale } from '../graphql/locale.ts';
import { DateTime, UUID } from '../graphql/scalars.ts';

@ObjectType()
@Entity()
@Unique(['email'])
export class Person {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => String)
  @Column('text')
  name!: string;

  /** Lower case: addresses are compared as people type them. Shown by a field resolver, to few. */
  @Column('text')
  email!: string;

  /** argon2id in PHC string format. */
  @Column('text')
  passwordHash!: string;

  @Field(() => OrganisationRole)
  @Column('text')
  role!: OrganisationRole;

  @Field(() => Locale)
  @Column('text', { default: Locale.ru })
  locale!: Locale;

  @Field(() => Boolean)
  @Column('boolean', { default: true })
  isActive!: boolean;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}

@ObjectType()
@Entity()
@Unique(['tokenHash'])
export class Session {
  @Field(() => UUID)
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** SHA-256 of the cookie: a stolen table opens no session. */
  @Column('bytea')
  tokenHash!: Buffer;

  @Index()
  @Column('uuid')
  @ForeignKey(() => Person, { onDelete: 'CASCADE' })
  personId!: string;

  @Field(() => DateTime)
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => DateTime)
  @Column('timestamptz')
  lastSeenAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  userAgent!: string | null;

  /** The one that asks; whoever lists sessions sets it. */
  @Field(() => Boolean)
  isCurrent!: boolean;
}
