import {
  Arg,
  Ctx as Context,
  Field,
  FieldResolver,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Audience, SectionRole } from '../access/roles.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { publishedEntries } from '../entries/entry.queries.ts';
import { LocalizedTextInput } from '../graphql/locale.ts';
import { UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { SectionMembership } from './section-membership.ts';
import { authorizeManaging, deleteSection, saveSection, setSectionMember } from './section.actions.ts';
import { Section, SectionMember } from './section.entity.ts';

@ObjectType()
class SectionRights {
  @Field(() => Boolean)
  createEntry!: boolean;

  @Field(() => Boolean)
  manage!: boolean;
}

@InputType()
class SectionInput {
  @Field(() => UUID, { nullable: true })
  id?: string | null;

  @Field(() => String, { nullable: true })
  slug?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true })
  names?: LocalizedTextInput | null;

  @Field(() => UUID, { nullable: true })
  parentId?: string | null;

  @Field(() => Int, { nullable: true })
  position?: number | null;

  @Field(() => Audience, { nullable: true })
  audience?: Audience | null;
}

@Resolver(() => Section)
export class SectionResolver {
  @Query(() => [Section], { description: 'All that the viewer may see, parents before children.' })
  async sections(@Context() ctx: Ctx): Promise<Section[]> {
    const [tree, sees] = await Promise.all([ctx.sections(), ctx.visibility()]);
    return tree.inOrder.filter((section) => sees.canSeeSection(section));
  }

  @Query(() => Section, { nullable: true })
  async section(@Context() ctx: Ctx, @Arg('slug', () => String) slug: string): Promise<Section | null> {
    return (await this.sections(ctx)).find((section) => section.slug === slug) ?? null;
  }

  @FieldResolver(() => [Section], { description: 'From the root to the parent.' })
  async ancestors(@Root() section: Section, @Context() ctx: Ctx): Promise<Section[]> {
    const [tree, sees] = await Promise.all([ctx.sections(), ctx.visibility()]);
    return tree
      .path(section.id)
      .slice(0, -1)
      .filter((above) => sees.canSeeSection(above));
  }

  @FieldResolver(() => Int, { description: 'Published entries in it and below that the viewer may see.' })
  async entryCount(@Root() section: Section, @Context() ctx: Ctx): Promise<number> {
    const [tree, counts] = await Promise.all([ctx.sections(), entryCounts(ctx)]);
    return tree.subtree(section.id).reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);
  }

  @FieldResolver(() => SectionRole, { nullable: true })
  async viewerRole(@Root() section: Section, @Context() ctx: Ctx): Promise<SectionRole | null> {
    return (await ctx.visibility()).roles.get(section.id) ?? null;
  }

  @FieldResolver(() => SectionRights)
  async viewerCan(@Root() section: Section, @Context() ctx: Ctx): Promise<SectionRights> {
    const sees = await ctx.visibility();
    return {
      createEntry: sees.hasRole(section.id, SectionRole.CONTRIBUTOR),
      manage: sees.hasRole(section.id, SectionRole.PUBLISHER),
    };
  }

  @FieldResolver(() => [SectionMembership])
  async members(@Root() section: Section, @Context() ctx: Ctx): Promise<SectionMembership[]> {
    await authorizeManaging(ctx, section.id);
    return await ctx.db.getRepository(SectionMember).findBy({ sectionId: section.id });
  }

  @Mutation(() => Section)
  async saveSection(
    @Context() ctx: Ctx,
    @Arg('input', () => SectionInput) input: SectionInput,
  ): Promise<Section> {
    return await inTransaction(ctx, (tx) => saveSection(tx, input));
  }

  @Mutation(() => Boolean)
  async deleteSection(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<boolean> {
    await inTransaction(ctx, (tx) => deleteSection(tx, id));
    return true;
  }

  @Mutation(() => Section)
  async setSectionMember(
    @Context() ctx: Ctx,
    @Arg('sectionId', () => UUID) sectionId: string,
    @Arg('personId', () => UUID) personId: string,
    @Arg('role', () => SectionRole, { nullable: true }) role: SectionRole | null,
  ): Promise<Section> {
    return await inTransaction(ctx, (tx) => setSectionMember(tx, { sectionId, personId, role }));
  }
}

@Resolver(() => SectionMembership)
export class SectionMembershipResolver {
  @FieldResolver(() => Section)
  async section(@Root() membership: SectionMembership, @Context() ctx: Ctx): Promise<Section> {
    return (await ctx.sections()).get(membership.sectionId)!;
  }

  @FieldResolver(() => Person)
  async person(@Root() membership: SectionMembership, @Context() ctx: Ctx): Promise<Person> {
    return (await ctx.loaders.person.load(membership.personId))!;
  }
}

/** One statement for all sections of a request. */
const counted = new WeakMap<Ctx, Promise<Map<string, number>>>();
function entryCounts(ctx: Ctx): Promise<Map<string, number>> {
  let counts = counted.get(ctx);
  if (!counts) counted.set(ctx, (counts = countBySection(ctx)));
  return counts;
}

async function countBySection(ctx: Ctx): Promise<Map<string, number>> {
  const query = await publishedEntries(ctx);
  const rows = await query
    .select('entry.section_id', 'id')
    .addSelect('count(*)::int', 'count')
    .groupBy('entry.section_id')
    .getRawMany<{ id: string; count: number }>();
  return new Map(rows.map(({ id, count }) => [id, count]));
}
