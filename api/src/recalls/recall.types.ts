import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { Max, MaxLength, Min } from 'class-validator';
import type { RichDocument } from '@fieldlore/content';
import { DateTime, JSONValue } from '../graphql/scalars.ts';
import { ColourNotation } from '../diagrams/draw.ts';
import { Entry } from '../entries/entry.entity.ts';
import { Person } from '../people/person.entity.ts';

const largestNumber = 2 ** 31 - 1;

@InputType({ description: 'A copy of an entry that somebody keeps, such as one on a phone.' })
export class KeptRevisionInput {
  @Field(() => Int)
  @Min(1)
  @Max(largestNumber)
  number!: number;

  @Field(() => Int, { description: 'Number of the revision that is kept.' })
  @Min(1)
  @Max(largestNumber)
  revision!: number;
}

@InputType({ description: 'That what was published before was wrong.' })
export class CorrectionInput {
  @Field(() => String, { description: 'What was wrong, in one sentence.' })
  @MaxLength(1000)
  reason!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the first revision that was wrong; left out, everything published before.',
  })
  wrongSince?: number | null;
}

@ObjectType({ description: 'Something newer was published than the copy that is kept.' })
export class KeptRecall {
  @Field(() => Int)
  number!: number;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  path!: string;

  @Field(() => Int)
  kept!: number;

  @Field(() => Int, { description: 'Number of the revision that is published now.' })
  revision!: number;

  @Field(() => DateTime)
  publishedAt!: Date;

  @Field(() => Boolean, { description: 'What is kept was wrong.' })
  isCorrection!: boolean;

  @Field(() => [String], { description: 'What was wrong, a sentence a correction, oldest first.' })
  reasons!: string[];

  @Field(() => [String], {
    nullable: true,
    description:
      'What changed, line by line, in the language of the request. Null where the older text is not the viewer’s to see: of a revision that was corrected it is, and of one that they are known to have opened.',
  })
  changes!: string[] | null;
}

@ObjectType({ description: 'A revision as it is compared, without what is above the viewer.' })
export class ComparedRevision {
  @Field(() => Int)
  number!: number;

  @Field(() => String)
  title!: string;

  @Field(() => JSONValue)
  body!: RichDocument;

  @Field(() => JSONValue)
  data!: unknown;

  @Field(() => DateTime, { nullable: true })
  publishedAt!: Date | null;
}

@ObjectType({ description: 'Two revisions of an entry.' })
export class RevisionComparison {
  @Field(() => Entry)
  entry!: Entry;

  @Field(() => ComparedRevision)
  older!: ComparedRevision;

  @Field(() => ComparedRevision)
  newer!: ComparedRevision;
}

@ArgsType()
export class ComparedDrawingArgs {
  @Field(() => Int, { description: 'Pixels.' })
  width!: number;

  @Field(() => ColourNotation, { nullable: true, description: 'Of the request’s language if left out.' })
  notation!: ColourNotation | null;
}

@ObjectType({ description: 'Whom a correction reached, of those who may still see the entry.' })
export class RecallReach {
  @Field(() => Int)
  reached!: number;

  @Field(() => Int)
  confirmed!: number;

  @Field(() => [Person], { description: 'Who has not confirmed yet, by name.' })
  waiting!: Person[];
}
