import { Field, Int, ObjectType } from 'type-graphql';
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
  @Field(() => Boolean, {
    nullable: true,
    description: 'What the viewer said of the published revision; null where nothing yet.',
  })
  mine!: boolean | null;
}

export const ReaderCommentConnection = Connection(EntryVote, 'ReaderComment');
