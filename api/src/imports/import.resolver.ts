import {
  Arg,
  Args,
  ArgsType,
  Ctx as Context,
  Field,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { mustBeAdmin } from '../access/people.ts';
import { Audience } from '../access/roles.ts';
import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { Locale } from '../graphql/locale.ts';
import { JSONValue, UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { ImportRowOutcome, ImportRun, ImportStatus } from './import-run.entity.ts';
import { cancelRun, listRuns, reportOf, statusOf } from './import-runs.ts';
import { ImporterInfo, ImportQuestion, ImportRow } from './import.types.ts';
import { importers } from './importers.ts';
import { startImport } from './start-import.ts';
import { canBeUndone } from './undo/undo-import.ts';

const mostRuns = 100;
const mostRows = 1000;
const mostQuestions = 50;

@ArgsType()
class StartImportArgs {
  @Field(() => UUID)
  uploadId!: string;

  @Field(() => String)
  importer!: string;

  @Field(() => UUID, { nullable: true, description: 'Of entries; null: a section named after the file.' })
  sectionId?: string | null;

  @Field(() => Audience, { nullable: true, description: 'Of new entries; null: of the section.' })
  audience?: Audience | null;

  @Field(() => Locale, { nullable: true, description: 'null: told from the file.' })
  locale?: Locale | null;

  @Field(() => JSONValue, {
    nullable: true,
    description: 'Headers by the keys of columns, where they were not recognised.',
  })
  mapping?: unknown;

  @Field(() => Boolean, { defaultValue: false })
  asDrafts!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Archive or delete what the source no longer has.',
  })
  removeGone!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Add vehicles and devices that the catalogue lacks under the names that a table gives them.',
  })
  addMissing!: boolean;

  @Field(() => Boolean)
  dryRun!: boolean;
}

@Resolver(() => ImportRun)
export class ImportResolver {
  @Query(() => [ImporterInfo])
  importers(@Context() ctx: Ctx): readonly ImporterInfo[] {
    mustBeAdmin(ctx);
    return importers;
  }

  @Query(() => [ImportRun], { description: 'Newest first.' })
  async importRuns(
    @Context() ctx: Ctx,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
  ): Promise<ImportRun[]> {
    mustBeAdmin(ctx);
    return await listRuns(ctx, Math.min(Math.max(first, 1), mostRuns));
  }

  @Query(() => ImportRun, { nullable: true })
  async importRun(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<ImportRun | null> {
    mustBeAdmin(ctx);
    return await ctx.db.getRepository(ImportRun).findOneBy({ id });
  }

  @Mutation(() => ImportRun, {
    description:
      'Files first go to POST /imports. The import runs on after the answer: ask `importRun` how far it is.',
  })
  async startImport(
    @Context() ctx: Ctx,
    @Args(() => StartImportArgs) request: StartImportArgs,
  ): Promise<ImportRun> {
    return await startImport(ctx, request);
  }

  @Mutation(() => ImportRun)
  async cancelImport(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<ImportRun> {
    mustBeAdmin(ctx);
    await cancelRun(ctx, id);
    const run = await ctx.db.getRepository(ImportRun).findOneBy({ id });
    if (!run) throw new NotFoundError();
    return run;
  }

  @FieldResolver(() => ImportStatus)
  status(@Root() run: ImportRun, @Context() ctx: Ctx): ImportStatus {
    return statusOf(run, ctx.now());
  }

  @FieldResolver(() => [ImportRow], {
    description: 'What became of each row; what did not change is only counted.',
  })
  async rows(
    @Root() run: ImportRun,
    @Context() ctx: Ctx,
    @Arg('outcome', () => ImportRowOutcome, { nullable: true }) outcome: ImportRowOutcome | null,
    @Arg('first', () => Int, { defaultValue: 200 }) first: number,
    @Arg('after', () => Int, { nullable: true, description: 'How many rows to pass over.' })
    after: number | null,
  ): Promise<ImportRow[]> {
    const { locale } = ctx.request;
    const start = Math.max(after ?? 0, 0);
    return (await reportOf(ctx, run))
      .filter((row) => !outcome || row.outcome === outcome)
      .slice(start, start + Math.min(Math.max(first, 1), mostRows))
      .map((row) => ({
        ...row,
        message: row.message?.[locale] ?? null,
        remedy: row.remedy?.[locale] ?? null,
      }));
  }

  @FieldResolver(() => [ImportQuestion], { description: 'Answered by `confirmImportMatches`.' })
  questions(@Root() run: ImportRun): ImportQuestion[] {
    return run.questions.slice(0, mostQuestions);
  }

  @FieldResolver(() => Boolean, {
    description: 'It wrote nothing but rows of the catalogue, and they still stand.',
  })
  canUndo(@Root() run: ImportRun): boolean {
    return canBeUndone(run);
  }

  @FieldResolver(() => Person, { nullable: true })
  async person(@Root() run: ImportRun, @Context() ctx: Ctx): Promise<Person | null> {
    return run.personId ? await ctx.loaders.person.load(run.personId) : null;
  }
}
