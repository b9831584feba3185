import { Field, Int, ObjectType } from 'type-graphql';
import type { Entry } from '../entries/entry.entity.ts';
import { Connection } from '../graphql/page.ts';
import { EntryVote } from './entry-vote.entity.ts';

@ObjectType({ description: 'Votes on an entry: on what is published now, and on the revisions before it.' })
export class VoteCounts {
  @Field(() => Int)
  helpful!: number;

  @Field(() => Int)
  unhelpful!: number;

  @Field(() => Int)
  earlierHelpful!: number;

  @Field(() => Int)
  earlierUnhelpful!: number;
}

@ObjectType({ description: 'Whether readers found an entry helpful.' })
export class VoteSummary extends VoteCounts {
  /** For the field that is read only where it is asked for. */
  entry!: Entry;
}

export const ReaderCommentConnection = Connection(EntryVote, 'ReaderComment');
