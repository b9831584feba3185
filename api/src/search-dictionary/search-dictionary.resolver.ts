import { SYNONYMS, WIRE_COLOURS } from '@fieldlore/search';
import { Arg, Ctx as Context, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { mustBeAdmin } from '../access/people.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { wholeTable } from '../graphql/limits.ts';
import { shortList } from '../graphql/page.ts';
import { Person } from '../people/person.entity.ts';
import { discardDraft, lastVersion, publishDraft, restoreVersion, saveDraft } from './dictionary.actions.ts';
import { toCsv } from './dictionary-csv.ts';
import { DictionaryContent, emptyContent } from './dictionary-content.ts';
import { importDictionary } from './import-dictionary.ts';
import { previewDictionary, previewedHits } from './preview-dictionary.ts';
import { draftId, SearchDictionaryDraft, SearchDictionaryVersion } from './search-dictionary.entity.ts';
import {
  BuiltInWords,
  DictionaryFileInput,
  DictionaryImport,
  DictionaryPreview,
  PreviewedHit,
  QueryChange,
} from './search-dictionary.types.ts';

@Resolver(() => SearchDictionaryVersion)
export class SearchDictionaryResolver {
  @Query(() => SearchDictionaryVersion, {
    nullable: true,
    description: 'The version in force; null while the search is as it came.',
  })
  async searchDictionary(@Context() ctx: Ctx): Promise<SearchDictionaryVersion | null> {
    mustBeAdmin(ctx);
    return await lastVersion(ctx);
  }

  @Query(() => SearchDictionaryDraft, { nullable: true })
  async searchDictionaryDraft(@Context() ctx: Ctx): Promise<SearchDictionaryDraft | null> {
    mustBeAdmin(ctx);
    return await ctx.db.getRepository(SearchDictionaryDraft).findOneBy({ id: draftId });
  }

  @Query(() => [SearchDictionaryVersion], { description: 'Newest first.' })
  async searchDictionaryVersions(
    @Context() ctx: Ctx,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
  ): Promise<SearchDictionaryVersion[]> {
    mustBeAdmin(ctx);
    return await ctx.db
      .getRepository(SearchDictionaryVersion)
      .find({ order: { number: 'DESC' }, take: shortList(first) });
  }

  @Query(() => BuiltInWords)
  builtInSearchWords(@Context() ctx: Ctx): BuiltInWords {
    mustBeAdmin(ctx);
    return {
      synonyms: SYNONYMS,
      colours: WIRE_COLOURS.map(({ iec, words }) => ({ iec, words: [...words] })),
    };
  }

  @Query(() => String, { description: 'The dictionary in force as a table: CSV with semicolons.' })
  async searchDictionaryTable(@Context() ctx: Ctx): Promise<string> {
    mustBeAdmin(ctx);
    return toCsv((await lastVersion(ctx))?.content ?? emptyContent, ctx.request.locale);
  }

  @Query(() => DictionaryPreview, {
    complexity: wholeTable,
    description: 'What people would find differently under the draft.',
  })
  async searchDictionaryPreview(@Context() ctx: Ctx): Promise<DictionaryPreview> {
    return await previewDictionary(ctx);
  }

  @Mutation(() => SearchDictionaryDraft)
  async saveSearchDictionaryDraft(
    @Context() ctx: Ctx,
    @Arg('content', () => DictionaryContent) content: DictionaryContent,
    @Arg('version', () => Int, { description: 'Of the draft it was made from; 0 where there was none.' })
    version: number,
  ): Promise<SearchDictionaryDraft> {
    return await inTransaction(ctx, (tx) => saveDraft(tx, { version, content }));
  }

  @Mutation(() => Boolean)
  async discardSearchDictionaryDraft(@Context() ctx: Ctx): Promise<boolean> {
    await inTransaction(ctx, (tx) => discardDraft(tx));
    return true;
  }

  @Mutation(() => SearchDictionaryVersion, { description: 'Puts the draft into force, in every process.' })
  async publishSearchDictionary(
    @Context() ctx: Ctx,
    @Arg('version', () => Int) version: number,
    @Arg('note', () => String, { defaultValue: '' }) note: string,
  ): Promise<SearchDictionaryVersion> {
    return await inTransaction(ctx, (tx) => publishDraft(tx, { version, note }));
  }

  @Mutation(() => SearchDictionaryDraft, { description: 'Makes an older version the draft; 0: as it came.' })
  async restoreSearchDictionary(
    @Context() ctx: Ctx,
    @Arg('number', () => Int) number: number,
    @Arg('version', () => Int, { description: 'Of the draft that it replaces; 0: there is none.' })
    version: number,
  ): Promise<SearchDictionaryDraft> {
    return await inTransaction(ctx, (tx) => restoreVersion(tx, { number, version }));
  }

  @Mutation(() => DictionaryImport, { description: 'Takes a table into the draft, all or nothing.' })
  async importSearchDictionary(
    @Context() ctx: Ctx,
    @Arg('file', () => DictionaryFileInput) file: DictionaryFileInput,
  ): Promise<DictionaryImport> {
    const { draft, rows } = await inTransaction(ctx, (tx) => importDictionary(tx, file));
    const { locale } = ctx.request;
    return {
      draft,
      rows: rows.map((row) => ({
        ...row,
        message: row.message?.[locale] ?? null,
        remedy: row.remedy?.[locale] ?? null,
      })),
    };
  }

  @FieldResolver(() => Person, { nullable: true })
  async person(@Root() version: SearchDictionaryVersion, @Context() ctx: Ctx): Promise<Person | null> {
    return version.personId ? await ctx.loaders.person.load(version.personId) : null;
  }
}

@Resolver(() => SearchDictionaryDraft)
export class SearchDictionaryDraftResolver {
  @FieldResolver(() => Person, { nullable: true })
  async person(@Root() draft: SearchDictionaryDraft, @Context() ctx: Ctx): Promise<Person | null> {
    return draft.personId ? await ctx.loaders.person.load(draft.personId) : null;
  }
}

@Resolver(() => QueryChange)
export class QueryChangeResolver {
  @FieldResolver(() => [PreviewedHit])
  async before(@Root() change: QueryChange, @Context() ctx: Ctx): Promise<PreviewedHit[]> {
    return await previewedHits(ctx, change.beforeIds);
  }

  @FieldResolver(() => [PreviewedHit])
  async after(@Root() change: QueryChange, @Context() ctx: Ctx): Promise<PreviewedHit[]> {
    return await previewedHits(ctx, change.afterIds);
  }
}
