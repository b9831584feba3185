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
import { answerableReports, mustReadReports, visibleDiagramReports } from '../access/diagram-reports.ts';
import { canWork } from '../access/entries.ts';
import { isStaff } from '../access/viewer.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { Diagram } from '../diagrams/diagram.types.ts';
import { StoredFile } from '../files/file.entity.ts';
import { Connection, type Page, PageArgs, pageOf } from '../graphql/page.ts';
import { UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { answerDiagramReport, takeUpDiagramReport } from './answer-diagram-report.ts';
import { countConfirmed } from './count-confirmed.ts';
import { DiagramReport, DiagramReportState } from './diagram-report.entity.ts';
import { photosOf } from './diagram-report-photos.ts';
import { type DiagramReportGiven, sendDiagramReport } from './send-diagram-report.ts';

const DiagramReportConnection = Connection(DiagramReport, 'DiagramReport');

/** On the page of one diagram: who has more to read finds all in the queue. */
const mostOfOne = 20;
const open = `report.state IN ('WAITING', 'TAKEN')`;

@ArgsType()
class DiagramReportsArgs extends PageArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Those that are closed, instead of the open ones.',
  })
  closed: boolean = false;
}

@InputType()
class DiagramReportInput implements DiagramReportGiven {
  @Field(() => UUID, { description: 'Make one: sent again, the report is there once.' })
  id!: string;

  @Field(() => UUID)
  entryId!: string;

  @Field(() => Int, { description: 'Number of the revision that was looked at, `Diagram.revision`.' })
  revision!: number;

  @Field(() => String, { nullable: true, description: 'X1, X1:5, W1:2 or the name of a tap.' })
  place?: string | null;

  @Field(() => String)
  note!: string;

  @Field(() => String, { defaultValue: '', description: 'The vehicle and what was installed.' })
  vehicle: string = '';

  @Field(() => [UUID], { description: 'Pictures that the viewer uploaded.' })
  photoIds!: string[];
}

@Resolver(() => DiagramReport)
export class DiagramReportResolver {
  @Query(() => DiagramReportConnection, { description: 'Of diagrams that the viewer edits. Newest first.' })
  async diagramReports(
    @Context() ctx: Ctx,
    @Args(() => DiagramReportsArgs) { closed, ...page }: DiagramReportsArgs,
  ): Promise<Page<DiagramReport>> {
    mustReadReports(ctx);
    const reports = (await answerableReports(ctx)).andWhere(closed ? `NOT ${open}` : open);
    return await pageOf(reports, 'report', page, 'createdAt');
  }

  @Query(() => Int, { nullable: true, description: 'How many wait for the viewer; null for clients.' })
  async openDiagramReports(@Context() ctx: Ctx): Promise<number | null> {
    if (!isStaff(ctx.viewer)) return null;
    return await (await answerableReports(ctx)).andWhere(open).getCount();
  }

  @Query(() => DiagramReportConnection, { description: 'What the viewer told, with what came of it.' })
  async myDiagramReports(
    @Context() ctx: Ctx,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<DiagramReport>> {
    const { person } = mustReadReports(ctx);
    const reports = (await visibleDiagramReports(ctx)).andWhere('report.person_id = :me', { me: person.id });
    return await pageOf(reports, 'report', page, 'createdAt');
  }

  @FieldResolver(() => Int, { description: 'Number of the revision that was looked at.' })
  async revision(@Root() { revisionId }: DiagramReport, @Context() ctx: Ctx): Promise<number> {
    return (await ctx.loaders.revision.load(revisionId))!.number;
  }

  @FieldResolver(() => Person, { nullable: true })
  async person(@Root() { personId }: DiagramReport, @Context() ctx: Ctx): Promise<Person | null> {
    return personId ? await ctx.loaders.person.load(personId) : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who took it up or answered last.' })
  async handledBy(@Root() { handledById }: DiagramReport, @Context() ctx: Ctx): Promise<Person | null> {
    return handledById ? await ctx.loaders.person.load(handledById) : null;
  }

  @FieldResolver(() => [StoredFile])
  async photos(@Root() { id }: DiagramReport, @Context() ctx: Ctx): Promise<StoredFile[]> {
    return await photosOf(ctx, id);
  }

  @FieldResolver(() => Boolean)
  async viewerCanAnswer(@Root() { entry }: DiagramReport, @Context() ctx: Ctx): Promise<boolean> {
    return canWork(await ctx.visibility(), entry);
  }

  @Mutation(() => DiagramReport, { description: 'For staff: what is different at the vehicle.' })
  async reportDiagram(
    @Context() ctx: Ctx,
    @Arg('input', () => DiagramReportInput) input: DiagramReportInput,
  ): Promise<DiagramReport> {
    return await inTransaction(ctx, (tx) => sendDiagramReport(tx, input));
  }

  @Mutation(() => DiagramReport, {
    description: 'For who edits the diagram; opens one that is closed again.',
  })
  async takeUpDiagramReport(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<DiagramReport> {
    return await inTransaction(ctx, (tx) => takeUpDiagramReport(tx, id));
  }

  @Mutation(() => DiagramReport, { description: 'MENDED and DECLINED close it, TAKEN asks back.' })
  async answerDiagramReport(
    @Context() ctx: Ctx,
    @Arg('id', () => UUID) id: string,
    @Arg('state', () => DiagramReportState) state: DiagramReportState,
    @Arg('answer', () => String, { nullable: true }) answer?: string | null,
  ): Promise<DiagramReport> {
    return await inTransaction(ctx, (tx) => answerDiagramReport(tx, { id, state, answer }));
  }
}

@Resolver(() => Diagram)
export class DiagramReportsOfDiagramResolver {
  @FieldResolver(() => [DiagramReport], {
    nullable: true,
    description: 'Open ones and those that the viewer told, newest first. For staff; null for others.',
  })
  async reports(@Root() { entry }: Diagram, @Context() ctx: Ctx): Promise<DiagramReport[] | null> {
    if (!isStaff(ctx.viewer)) return null;
    return await (
      await visibleDiagramReports(ctx)
    )
      .andWhere('report.entry_id = :entryId', { entryId: entry.id })
      .andWhere(`(${open} OR report.person_id = :me)`, { me: ctx.viewer.person!.id })
      .orderBy('report.createdAt', 'DESC')
      .limit(mostOfOne)
      .getMany();
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Installations by this diagram that are confirmed to work; null for whom there are no kits.',
  })
  async confirmedCount(@Root() { entry }: Diagram, @Context() ctx: Ctx): Promise<number | null> {
    return await countConfirmed(ctx, entry.id);
  }
}
