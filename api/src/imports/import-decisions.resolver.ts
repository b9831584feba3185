import {
  Arg,
  Ctx as Context,
  Field,
  FieldResolver,
  InputType,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { mustBeAdmin } from '../access/people.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { BadInputError, NotFoundError } from '../errors.ts';
import { JSONValue, UUID } from '../graphql/scalars.ts';
import { ImportMapping } from './import-mapping.entity.ts';
import { deleteMapping, renameMapping, saveMapping } from './import-mappings.ts';
import { ImportRun } from './import-run.entity.ts';
import { confirmMatches, removeMatch } from './matching/confirm-match.ts';
import { ImportMatch, MatchKind } from './matching/import-match.entity.ts';
import { isMapping, mappingShape } from './reading/columns.ts';
import { undoImport } from './undo/undo-import.ts';

@InputType({
  description: 'What a name that an import asked about means: by id, or by a name that the catalogue knows.',
})
class ImportMatchInput {
  @Field(() => MatchKind)
  kind!: MatchKind;

  @Field(() => String, { description: 'As the question has it.' })
  text!: string;

  @Field(() => UUID, { nullable: true, description: 'Of a model or an equipment entry.' })
  id?: string | null;

  @Field(() => UUID, { nullable: true })
  generationId?: string | null;

  @Field(() => String, { nullable: true })
  name?: string | null;
}

@Resolver(() => ImportMatch)
export class ImportMatchResolver {
  @Query(() => [ImportMatch], { description: 'By their text.' })
  async importMatches(@Context() ctx: Ctx): Promise<ImportMatch[]> {
    mustBeAdmin(ctx);
    return await ctx.db.getRepository(ImportMatch).find({ order: { kind: 'DESC', text: 'ASC' } });
  }

  @Mutation(() => [ImportMatch], {
    description: 'Answers questions of an import, for it and for all that follow.',
  })
  async confirmImportMatches(
    @Context() ctx: Ctx,
    @Arg('runId', () => UUID) runId: string,
    @Arg('matches', () => [ImportMatchInput]) matches: ImportMatchInput[],
  ): Promise<ImportMatch[]> {
    mustBeAdmin(ctx);
    const run = await ctx.db.getRepository(ImportRun).findOneBy({ id: runId });
    if (!run) throw new NotFoundError();
    const aliasOf = ({ kind, text }: ImportMatchInput) =>
      run.questions.find((question) => question.kind === kind && question.text === text)?.alias ?? null;
    return await inTransaction(ctx, (tx) =>
      confirmMatches(
        tx,
        matches.map((match) => ({ ...match, alias: aliasOf(match) })),
      ),
    );
  }

  @Mutation(() => Boolean, {
    description: 'The model loses the name that it got by it; what was imported stays.',
  })
  async removeImportMatch(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<boolean> {
    await inTransaction(ctx, (tx) => removeMatch(tx, id));
    return true;
  }

  @FieldResolver(() => String, {
    description: 'What it means: «GAZ Gazelle Next», or the title of a device.',
  })
  async target(
    @Root() { modelId, generationId, equipmentId }: ImportMatch,
    @Context() ctx: Ctx,
  ): Promise<string> {
    if (equipmentId) return (await ctx.loaders.visibleEntry.load(equipmentId))?.title ?? equipmentId;
    const model = await ctx.loaders.model.load(modelId!);
    const make = model && (await ctx.loaders.make.load(model.makeId));
    const generation = generationId ? await ctx.loaders.generation.load(generationId) : null;
    return [make?.name, model?.name, generation?.name].filter(Boolean).join(' ');
  }
}

@Resolver(() => ImportMapping)
export class ImportMappingResolver {
  @Query(() => [ImportMapping], { description: 'By name.' })
  async importMappings(@Context() ctx: Ctx): Promise<ImportMapping[]> {
    mustBeAdmin(ctx);
    return await ctx.db.getRepository(ImportMapping).find({ order: { name: 'ASC' } });
  }

  @Mutation(() => ImportMapping, {
    description: 'Keeps the columns of the table that a run looked at; a mapping of this name is replaced.',
  })
  async saveImportMapping(
    @Context() ctx: Ctx,
    @Arg('runId', () => UUID) runId: string,
    @Arg('name', () => String) name: string,
    @Arg('columns', () => JSONValue) columns: unknown,
  ): Promise<ImportMapping> {
    if (!isMapping(columns)) throw new BadInputError([{ path: 'columns', message: mappingShape }]);
    return await inTransaction(ctx, (tx) => saveMapping(tx, { runId, name, columns }));
  }

  @Mutation(() => ImportMapping)
  async renameImportMapping(
    @Context() ctx: Ctx,
    @Arg('id', () => UUID) id: string,
    @Arg('name', () => String) name: string,
  ): Promise<ImportMapping> {
    return await inTransaction(ctx, (tx) => renameMapping(tx, { id, name }));
  }

  @Mutation(() => Boolean)
  async deleteImportMapping(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<boolean> {
    await inTransaction(ctx, (tx) => deleteMapping(tx, id));
    return true;
  }
}

@Resolver(() => ImportRun)
export class UndoImportResolver {
  @Mutation(() => ImportRun, {
    description:
      'Takes back what a run wrote in the catalogue. CONFLICT names what was changed since; with `keepChanged` that stays.',
  })
  async undoImport(
    @Context() ctx: Ctx,
    @Arg('id', () => UUID) id: string,
    @Arg('keepChanged', () => Boolean, { defaultValue: false }) keepChanged: boolean,
  ): Promise<ImportRun> {
    return await inTransaction(ctx, (tx) => undoImport(tx, { id, keepChanged }));
  }
}
