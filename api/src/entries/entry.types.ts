import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.ts';
import { Connection, PageInfo } from '../graphql/page.ts';
import { Entry } from './entry.entity.ts';
import { Revision } from './revision.entity.ts';

export const EntryConnection = Connection(Entry, 'Entry');

@ObjectType({ description: 'What the viewer may do, by the same rules that the mutations obey.' })
export class EntryRights {
  @Field(() => Boolean)
  edit!: boolean;

  @Field(() => Boolean)
  publish!: boolean;

  @Field(() => Boolean)
  submit!: boolean;

  @Field(() => Boolean)
  archive!: boolean;

  @Field(() => Boolean)
  bin!: boolean;

  @Field(() => Boolean)
  restore!: boolean;

  @Field(() => Boolean)
  seeHistory!: boolean;

  @Field(() => Boolean)
  use!: boolean;
}

@ObjectType()
export class Heading {
  @Field(() => String, { description: 'Anchor in the HTML.' })
  id!: string;

  @Field(() => Int)
  level!: number;

  @Field(() => String)
  text!: string;
}

@ObjectType()
export class UseSummary {
  @Field(() => Int)
  solved!: number;

  @Field(() => Int)
  partly!: number;

  @Field(() => Int)
  wrong!: number;

  @Field(() => DateTime, { nullable: true })
  lastAt!: Date | null;
}

@ObjectType()
export class RevisionConnection {
  @Field(() => [Revision])
  nodes!: Revision[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

@ObjectType({
  description: 'Somebody saved in between: nothing of yours was written, and this is what stands there now.',
})
export class EditConflict {
  @Field(() => Revision)
  theirs!: Revision;

  @Field(() => Int)
  currentVersion!: number;

  @Field(() => DateTime)
  changedAt!: Date;
}

@ObjectType()
export class SaveEntryResult {
  @Field(() => Entry)
  entry!: Entry;

  @Field(() => EditConflict, { nullable: true })
  conflict!: EditConflict | null;
}
