import { outline } from '@fieldlore/content';
import { Arg, Args, Ctx as Context, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { authorize, can, canLetOut, canWork } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { BadInputError } from '../errors.ts';
import { wholeTable } from '../graphql/limits.ts';
import { Locale } from '../graphql/locale.ts';
import { type Page, shortList } from '../graphql/page.ts';
import { JSONValue } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { Section } from '../sections/section.entity.ts';
import { EntryVehicle } from './entry-link.entity.ts';
import { Entry } from './entry.entity.ts';
import { EntryAddressArgs, EntryListArgs } from './entry.inputs.ts';
import { findEntry, listEntries, listRevisions, listTags } from './entry.queries.ts';
import { EntryConnection, EntryRights, Heading, RevisionConnection, UseSummary } from './entry.types.ts';
import { entryPath } from './entry-url.ts';
import { renderBody } from './render-body.ts';
import { Revision } from './revision.entity.ts';
import { shownBody } from './shown-revision.ts';

@Resolver(() => Entry)
export class EntryResolver {
  @Query(() => Entry, {
    nullable: true,
    description:
      'By id, by short number, or by kind and slug; an old slug answers with the entry under its new one.',
  })
  async entry(@Context() ctx: Ctx, @Args(() => EntryAddressArgs) address: EntryAddressArgs): Promise<Entry> {
    return await authorize(ctx, 'read', await findAt(ctx, address));
  }

  @Query(() => EntryConnection, {
    description:
      'Newest first. A status, one’s own or the bin lists what the viewer works on; else what they may read.',
  })
  async entries(
    @Context() ctx: Ctx,
    @Args(() => EntryListArgs) { first, after, ...filter }: EntryListArgs,
  ): Promise<Page<Entry>> {
    return await listEntries(ctx, filter, { first, after });
  }

  @Query(() => [String], {
    description: 'Tags of what the viewer may read, most used first.',
    complexity: wholeTable,
  })
  async tags(
    @Context() ctx: Ctx,
    @Arg('locale', () => Locale, { nullable: true }) locale?: Locale | null,
  ): Promise<string[]> {
    return await listTags(ctx, locale ?? null);
  }

  @FieldResolver(() => String, { description: 'Path of its page.' })
  path(@Root() entry: Entry): string {
    return entryPath(entry);
  }

  @FieldResolver(() => Section)
  async section(@Root() entry: Entry, @Context() ctx: Ctx): Promise<Section> {
    return (await ctx.sections()).get(entry.sectionId)!;
  }

  @FieldResolver(() => Person, { nullable: true })
  async owner(@Root() entry: Entry, @Context() ctx: Ctx): Promise<Person | null> {
    return entry.ownerId && ctx.viewer.person ? await ctx.loaders.person.load(entry.ownerId) : null;
  }

  @FieldResolver(() => [Entry], { description: 'The language twins, this one left out.' })
  async translations(@Root() entry: Entry, @Context() ctx: Ctx): Promise<Entry[]> {
    return await ctx.loaders.related.load({ of: entry.id, relation: 'translations' });
  }

  @FieldResolver(() => JSONValue, {
    description: 'Body as a Tiptap document, parts above the viewer removed.',
  })
  async body(@Root() entry: Entry, @Context() ctx: Ctx): Promise<unknown> {
    return await shownBody(ctx, entry);
  }

  @FieldResolver(() => String, { description: 'Body as safe HTML, parts above the viewer removed.' })
  async html(@Root() entry: Entry, @Context() ctx: Ctx): Promise<string> {
    return await renderBody(ctx, await shownBody(ctx, entry), entry.locale);
  }

  @FieldResolver(() => [Heading])
  async outline(@Root() entry: Entry, @Context() ctx: Ctx): Promise<Heading[]> {
    return outline(await shownBody(ctx, entry));
  }

  @FieldResolver(() => [EntryVehicle])
  async vehicles(@Root() entry: Entry, @Context() ctx: Ctx): Promise<EntryVehicle[]> {
    return await ctx.loaders.vehiclesOfEntry.load(entry.id);
  }

  @FieldResolver(() => [Entry], { description: 'Equipment that this entry is about.' })
  async aboutEquipment(@Root() entry: Entry, @Context() ctx: Ctx): Promise<Entry[]> {
    return await ctx.loaders.related.load({ of: entry.id, relation: 'equipment' });
  }

  @FieldResolver(() => [Entry], { description: 'What links to it, or is about it, newest first.' })
  async backlinks(
    @Root() entry: Entry,
    @Context() ctx: Ctx,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
  ): Promise<Entry[]> {
    const all = await ctx.loaders.related.load({ of: entry.id, relation: 'backlinks' });
    return all.slice(0, shortList(first));
  }

  @FieldResolver(() => UseSummary)
  async uses(@Root() entry: Entry, @Context() ctx: Ctx): Promise<UseSummary> {
    return await ctx.loaders.usesOfEntry.load(entry.id);
  }

  @FieldResolver(() => EntryRights)
  async viewerCan(@Root() entry: Entry, @Context() ctx: Ctx): Promise<EntryRights> {
    const sees = await ctx.visibility();
    const names = ['edit', 'publish', 'submit', 'archive', 'bin', 'restore', 'seeHistory', 'use'] as const;
    const rights = Object.fromEntries(names.map((right) => [right, can(right, sees, entry)])) as Record<
      (typeof names)[number],
      boolean
    >;
    if (!rights.publish) return rights;
    const draft = await ctx.loaders.revision.load(entry.draftRevisionId!);
    return { ...rights, publish: draft !== null && canLetOut(sees, entry, draft) };
  }

  @FieldResolver(() => Revision, { nullable: true, description: 'Only for those who may edit.' })
  async draft(@Root() entry: Entry, @Context() ctx: Ctx): Promise<Revision | null> {
    const mayEdit = canWork(await ctx.visibility(), entry);
    return mayEdit && entry.draftRevisionId ? await ctx.loaders.revision.load(entry.draftRevisionId) : null;
  }

  @FieldResolver(() => Revision, {
    nullable: true,
    description:
      'What an author goes on from: the draft, else what is published. Only for those who may edit.',
  })
  async workingRevision(@Root() entry: Entry, @Context() ctx: Ctx): Promise<Revision | null> {
    const id = entry.draftRevisionId ?? entry.publishedRevisionId;
    return id && canWork(await ctx.visibility(), entry) ? await ctx.loaders.revision.load(id) : null;
  }

  @FieldResolver(() => Revision, {
    nullable: true,
    description: 'By its number; only for those who may edit.',
  })
  async revision(
    @Root() entry: Entry,
    @Context() ctx: Ctx,
    @Arg('number', () => Int) number: number,
  ): Promise<Revision | null> {
    const { id: entryId } = await authorize(ctx, 'seeHistory', entry);
    return await ctx.db.getRepository(Revision).findOneBy({ entryId, number });
  }

  @FieldResolver(() => RevisionConnection, { description: 'Newest first; only for those who may edit.' })
  async revisions(
    @Root() entry: Entry,
    @Context() ctx: Ctx,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<RevisionConnection> {
    return await listRevisions(ctx, await authorize(ctx, 'seeHistory', entry), shortList(first), after);
  }
}

async function findAt(ctx: Ctx, { id, number, kind, slug }: EntryAddressArgs): Promise<Entry | null> {
  if (id) return await findEntry(ctx, { id });
  if (number) return await findEntry(ctx, { number });
  if (kind && slug) return await findEntry(ctx, { kind, slug });
  throw new BadInputError([
    {
      path: 'id',
      message: {
        ru: 'Назовите id, номер или вид и адрес.',
        en: 'Give an id, a number, or a kind and a slug.',
      },
    },
  ]);
}
