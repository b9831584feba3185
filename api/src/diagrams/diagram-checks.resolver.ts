import { checkDiagram, type DiagramData, findingText, placePath, type Severity } from '@fieldlore/content';
import {
  Arg,
  Ctx as Context,
  Field,
  FieldResolver,
  Mutation,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { isStaff } from '../access/viewer.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { Revision } from '../entries/revision.entity.ts';
import { UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { AcceptedWarning } from './accepted-warning.entity.ts';
import { acceptedWarnings, acceptWarning, type Answer, mustConfirm } from './accepted-warnings.ts';
import { Diagram } from './diagram.types.ts';

const FindingSeverity = { ERROR: 'ERROR', WARNING: 'WARNING' } as const satisfies Record<Severity, Severity>;
registerEnumType(FindingSeverity, {
  name: 'FindingSeverity',
  valuesConfig: {
    ERROR: { description: 'Blocks publishing.' },
    WARNING: { description: 'Whoever publishes confirms it.' },
  },
});

@ObjectType({ description: 'What the checks say of a diagram.' })
export class DiagramFinding {
  @Field(() => String, {
    description: 'The same for the same finding in another revision; publishEntry takes it.',
  })
  key!: string;

  @Field(() => String, { description: 'The rule, such as `supply-without-fuse`.' })
  code!: string;

  @Field(() => FindingSeverity)
  severity!: Severity;

  @Field(() => String, {
    description: 'Where to look first, in the data: `connectors.0.pins.3.direction`.',
  })
  path!: string;

  @Field(() => String, { description: 'In the reader’s language, with the places by their names.' })
  problem!: string;

  @Field(() => String)
  remedy!: string;

  @Field(() => AcceptedWarning, { nullable: true })
  accepted!: AcceptedWarning | null;

  @Field(() => Boolean, { description: 'Publishing asks the viewer about it.' })
  mustConfirm!: boolean;
}

/** @param answers to the findings of what the viewer is shown, asked for only where there are findings */
async function findingsOf(
  ctx: Ctx,
  data: DiagramData,
  answers: () => Promise<ReadonlyMap<string, Answer>>,
): Promise<DiagramFinding[]> {
  const findings = checkDiagram(data);
  const accepted = findings.length > 0 ? await answers() : new Map<string, never>();
  return findings.map(({ key, code, params, severity, places: [place] }) => ({
    key,
    code,
    severity,
    path: placePath(place),
    ...findingText({ code, params } as Parameters<typeof findingText>[0], ctx.request.locale),
    accepted: accepted.get(key)?.row ?? null,
    mustConfirm: severity === 'WARNING' && mustConfirm(ctx, accepted.get(key)),
  }));
}

/** Milliseconds for most diagrams, a tenth of a second for the largest. */
const complexity = 500;

@Resolver(() => Diagram)
export class DiagramFindingsResolver {
  @FieldResolver(() => [DiagramFinding], {
    nullable: true,
    description: 'What the checks say of what is shown. For staff; null for everybody else.',
    complexity,
  })
  async findings(@Root() { entry, data }: Diagram, @Context() ctx: Ctx): Promise<DiagramFinding[] | null> {
    if (!isStaff(ctx.viewer)) return null;
    // Nothing published yet: the draft is shown, to those only who may edit it.
    const onlyLetOut = entry.publishedRevisionId !== null;
    return await findingsOf(ctx, data, () => acceptedWarnings(ctx, entry.id, { onlyLetOut }));
  }
}

/** Revisions are reached only through fields that ask for the right to edit. */
@Resolver(() => Revision)
export class RevisionFindingsResolver {
  @FieldResolver(() => [DiagramFinding], {
    nullable: true,
    description: 'What the checks say of this revision of a diagram; null for other kinds.',
    complexity,
  })
  async findings(@Root() revision: Revision, @Context() ctx: Ctx): Promise<DiagramFinding[] | null> {
    const entry = await ctx.db.getRepository(Entry).findOneByOrFail({ id: revision.entryId });
    if (entry.kind !== EntryKind.DIAGRAM) return null;
    return await findingsOf(ctx, revision.data as DiagramData, () => acceptedWarnings(ctx, entry.id));
  }

  @Mutation(() => Revision, {
    description: 'Answers for a warning of the draft, with a reason that is shown beside it.',
  })
  async acceptDiagramWarning(
    @Context() ctx: Ctx,
    @Arg('entryId', () => UUID) entryId: string,
    @Arg('finding', () => String) finding: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<Revision> {
    return await inTransaction(ctx, (tx) => acceptWarning(tx, { entryId, finding, reason }));
  }
}

@Resolver(() => AcceptedWarning)
export class AcceptedWarningResolver {
  @FieldResolver(() => Person, { nullable: true })
  async acceptedBy(@Root() { acceptedById }: AcceptedWarning, @Context() ctx: Ctx): Promise<Person | null> {
    return acceptedById ? await ctx.loaders.person.load(acceptedById) : null;
  }
}
