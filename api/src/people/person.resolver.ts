import {
  Arg,
  Args,
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
import { ILike, Not } from 'typeorm';
import { mustBeAdmin, mustBeSignedIn, mustBeStaff } from '../access/people.ts';
import { OrganisationRole, SectionRole } from '../access/roles.ts';
import { isAdmin, isStaff, type Viewer } from '../access/viewer.ts';
import { type Ctx, inTransaction, withViewer } from '../context.ts';
import { Locale } from '../graphql/locale.ts';
import { Connection, type Page, PageArgs, pageOf, shortList } from '../graphql/page.ts';
import { UUID } from '../graphql/scalars.ts';
import { SectionMembership } from '../sections/section-membership.ts';
import { SectionMember } from '../sections/section.entity.ts';
import { changePassword, createPerson, revokeSession, updatePerson } from './people.actions.ts';
import { Person, Session } from './person.entity.ts';
import { forgetCookie } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { ViewerType } from './viewer.types.ts';

@InputType()
class CreatePersonInput {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => OrganisationRole)
  role!: OrganisationRole;

  @Field(() => Locale)
  locale!: Locale;

  @Field(() => String)
  password!: string;
}

@InputType()
class UpdatePersonInput {
  @Field(() => UUID)
  id!: string;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => OrganisationRole, { nullable: true })
  role?: OrganisationRole | null;

  @Field(() => Locale, { nullable: true })
  locale?: Locale | null;

  @Field(() => Boolean, { nullable: true })
  isActive?: boolean | null;

  @Field(() => String, { nullable: true })
  password?: string | null;
}

const PersonConnection = Connection(Person, 'Person');

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType)
  async viewer(@Context() ctx: Ctx): Promise<ViewerType> {
    return await this.describe(ctx);
  }

  private async describe(ctx: Ctx): Promise<ViewerType> {
    const { viewer } = ctx;
    const sees = await ctx.visibility();
    return {
      viewer,
      isStaff: isStaff(viewer),
      isAdmin: isAdmin(viewer),
      canWrite: sees.sectionsWith(SectionRole.CONTRIBUTOR).length > 0,
    };
  }

  @FieldResolver(() => Person, { nullable: true })
  person(@Root() { viewer }: ViewerType): Viewer['person'] {
    return viewer.person;
  }

  @FieldResolver(() => [Session])
  async sessions(@Root() { viewer }: ViewerType, @Context() ctx: Ctx): Promise<Session[]> {
    if (!viewer.person) return [];
    const sessions = await ctx.db
      .getRepository(Session)
      .find({ where: { personId: viewer.person.id }, order: { lastSeenAt: 'DESC' } });
    return sessions.map((session) => Object.assign(session, { isCurrent: session.id === viewer.sessionId }));
  }

  @Mutation(() => ViewerType)
  async signIn(
    @Context() ctx: Ctx,
    @Arg('email', () => String) email: string,
    @Arg('password', () => String) password: string,
  ): Promise<ViewerType> {
    // The request came from nobody; its answer speaks of who they are now.
    return await this.describe(withViewer(ctx, await signIn(ctx, { email, password })));
  }

  @Mutation(() => Boolean)
  async signOut(@Context() ctx: Ctx): Promise<boolean> {
    if (ctx.viewer.sessionId) await ctx.db.getRepository(Session).delete(ctx.viewer.sessionId);
    forgetCookie(ctx);
    return true;
  }

  @Mutation(() => Boolean)
  async revokeSession(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<boolean> {
    await inTransaction(ctx, (tx) => revokeSession(tx, id));
    return true;
  }

  @Mutation(() => Boolean)
  async changePassword(
    @Context() ctx: Ctx,
    @Arg('current', () => String) current: string,
    @Arg('next', () => String) next: string,
  ): Promise<boolean> {
    await changePassword(ctx, { current, next });
    return true;
  }
}

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => PersonConnection)
  async people(
    @Context() ctx: Ctx,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('text', () => String, { nullable: true }) text?: string | null,
  ): Promise<Page<Person>> {
    mustBeAdmin(ctx);
    const query = ctx.db.getRepository(Person).createQueryBuilder('person');
    if (text) query.where('person.name ILIKE :like OR person.email ILIKE :like', { like: containing(text) });
    return await pageOf(query, 'person', page, 'createdAt');
  }

  @Query(() => Person, { nullable: true, description: 'For admins.' })
  async person(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<Person | null> {
    mustBeAdmin(ctx);
    return await ctx.loaders.person.load(id);
  }

  @Query(() => [Person], {
    description: 'Staff whose name has the text in it, by name: to name an owner. For staff.',
  })
  async colleagues(
    @Context() ctx: Ctx,
    @Arg('text', () => String) text: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
  ): Promise<Person[]> {
    mustBeStaff(ctx);
    return await ctx.db.getRepository(Person).find({
      where: { name: ILike(containing(text)), isActive: true, role: Not(OrganisationRole.CLIENT) },
      order: { name: 'ASC' },
      take: shortList(first),
    });
  }

  @FieldResolver(() => String, { nullable: true, description: 'Only the person themself and admins see it.' })
  email(@Root() person: Person, @Context() ctx: Ctx): string | null {
    return isAdmin(ctx.viewer) || person.id === ctx.viewer.person?.id ? person.email : null;
  }

  @FieldResolver(() => [SectionMembership])
  async memberships(@Root() person: Person, @Context() ctx: Ctx): Promise<SectionMembership[]> {
    const viewer = mustBeSignedIn(ctx);
    if (!isAdmin(viewer) && viewer.person.id !== person.id) return [];
    return await ctx.db.getRepository(SectionMember).findBy({ personId: person.id });
  }

  @Mutation(() => Person)
  async createPerson(
    @Context() ctx: Ctx,
    @Arg('input', () => CreatePersonInput) input: CreatePersonInput,
  ): Promise<Person> {
    return await inTransaction(ctx, (tx) => createPerson(tx, input));
  }

  @Mutation(() => Person)
  async updatePerson(
    @Context() ctx: Ctx,
    @Arg('input', () => UpdatePersonInput) input: UpdatePersonInput,
  ): Promise<Person> {
    return await inTransaction(ctx, (tx) => updatePerson(tx, input));
  }
}

/** A pattern for LIKE; what has a meaning in patterns stands for itself. */
const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
