import {
  Arg,
  Args,
  ArgsType,
  Ctx as Context,
  Field,
  FieldResolver,
  InputType,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { In } from 'typeorm';
import { judgesReports, mustJudgeReports, visibleReports } from '../access/installations.ts';
import { Kit } from '../catalogue/kit.types.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import { StoredFile } from '../files/file.entity.ts';
import { Connection, type Page, PageArgs, pageOf } from '../graphql/page.ts';
import { UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { decideReport, takeDecisionBack } from './decide-report.ts';
import { InstallationReport, ReportDecision } from './installation-report.entity.ts';
import { type ReportGiven, sendReport } from './send-report.ts';

const InstallationReportConnection = Connection(InstallationReport, 'InstallationReport');

@ArgsType()
class InstallationReportsArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Those decided on, instead of those that wait.' })
  decided: boolean = false;
}

@InputType()
class InstallationReportInput implements ReportGiven {
  @Field(() => UUID, { nullable: true, description: 'Make one: sent again, the report is there once.' })
  id?: string | null;

  @Field(() => UUID)
  fitmentId!: string;

  @Field(() => UseOutcome)
  outcome!: UseOutcome;

  @Field(() => String, {
    nullable: true,
    description: 'Needed where it works with changes or did not: what was changed, what failed.',
  })
  note?: string | null;

  @Field(() => UUID, { nullable: true, description: 'A picture that the viewer uploaded.' })
  photoId?: string | null;
}

@Resolver(() => InstallationReport)
export class InstallationReportResolver {
  @Query(() => InstallationReportConnection, { description: 'For those who decide on them. Newest first.' })
  async installationReports(
    @Context() ctx: Ctx,
    @Args(() => InstallationReportsArgs) { decided, ...page }: InstallationReportsArgs,
  ): Promise<Page<InstallationReport>> {
    await mustJudgeReports(ctx);
    const reports = (await visibleReports(ctx)).andWhere(
      `report.decision IS ${decided ? 'NOT NULL' : 'NULL'}`,
    );
    return await pageOf(reports, 'report', page, 'createdAt');
  }

  @Query(() => Int, { nullable: true, description: 'How many wait; null for whom they are none of.' })
  async openInstallationReports(@Context() ctx: Ctx): Promise<number | null> {
    if (!(await judgesReports(ctx))) return null;
    return await (await visibleReports(ctx)).andWhere('report.decision IS NULL').getCount();
  }

  @FieldResolver(() => Person, { nullable: true })
  async person(@Root() { personId }: InstallationReport, @Context() ctx: Ctx): Promise<Person | null> {
    return personId ? await ctx.loaders.person.load(personId) : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who decided, or took the decision back.' })
  async decidedBy(@Root() { decidedById }: InstallationReport, @Context() ctx: Ctx): Promise<Person | null> {
    return decidedById ? await ctx.loaders.person.load(decidedById) : null;
  }

  @FieldResolver(() => StoredFile, { nullable: true })
  async photo(@Root() { photoId }: InstallationReport, @Context() ctx: Ctx): Promise<StoredFile | null> {
    return photoId ? await ctx.loaders.visibleFile.load(photoId) : null;
  }

  @Mutation(() => InstallationReport, { description: 'For staff.' })
  async reportInstallation(
    @Context() ctx: Ctx,
    @Arg('input', () => InstallationReportInput) input: InstallationReportInput,
  ): Promise<InstallationReport> {
    return await inTransaction(ctx, (tx) => sendReport(tx, input));
  }

  @Mutation(() => InstallationReport, {
    description: 'Accepted, it becomes evidence, and one that worked confirms the fitment.',
  })
  async decideInstallationReport(
    @Context() ctx: Ctx,
    @Arg('id', () => UUID) id: string,
    @Arg('decision', () => ReportDecision) decision: ReportDecision,
  ): Promise<InstallationReport> {
    return await inTransaction(ctx, (tx) => decideReport(tx, { id, decision }));
  }

  @Mutation(() => InstallationReport, {
    description: 'Its evidence goes, the fitment is as before, and the report waits again.',
  })
  async takeBackInstallationDecision(
    @Context() ctx: Ctx,
    @Arg('id', () => UUID) id: string,
  ): Promise<InstallationReport> {
    return await inTransaction(ctx, (tx) => takeDecisionBack(tx, id));
  }
}

@Resolver(() => Kit)
export class KitReportsResolver {
  @FieldResolver(() => [InstallationReport], {
    description: 'What our people told of its devices, newest first, without what was declined. For staff.',
  })
  async reports(@Root() kit: Kit, @Context() ctx: Ctx): Promise<InstallationReport[]> {
    const items = [...kit.items, ...kit.conditional, ...kit.notCompatible];
    if (items.length === 0) return [];
    return await (
      await visibleReports(ctx)
    )
      .andWhere({ fitmentId: In(items.map(({ fitment }) => fitment.id)) })
      .andWhere(`report.decision IS DISTINCT FROM 'DECLINED'`)
      .orderBy('report.createdAt', 'DESC')
      .limit(mostReports)
      .getMany();
  }
}

/** Of one kit: enough for what is new; the rest is counted in the evidence. */
const mostReports = 50;
