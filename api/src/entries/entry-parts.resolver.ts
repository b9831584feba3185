import { Ctx as Context, FieldResolver, Resolver, Root } from 'type-graphql';
import { Generation, Make, VehicleModel } from '../catalogue/vehicle.entity.ts';
import type { Ctx } from '../context.ts';
import { Locale } from '../graphql/locale.ts';
import { Person } from '../people/person.entity.ts';
import { EntryVehicle } from './entry-link.entity.ts';
import { Entry } from './entry.entity.ts';
import { EditConflict } from './entry.types.ts';
import { renderBody } from './render-body.ts';
import { Revision } from './revision.entity.ts';

@Resolver(() => EntryVehicle)
export class EntryVehicleResolver {
  @FieldResolver(() => Make)
  async make(@Root() link: EntryVehicle, @Context() ctx: Ctx): Promise<Make> {
    return (await ctx.loaders.make.load(link.makeId))!;
  }

  @FieldResolver(() => VehicleModel, { nullable: true })
  async model(@Root() link: EntryVehicle, @Context() ctx: Ctx): Promise<VehicleModel | null> {
    return link.modelId ? await ctx.loaders.model.load(link.modelId) : null;
  }

  @FieldResolver(() => Generation, { nullable: true })
  async generation(@Root() link: EntryVehicle, @Context() ctx: Ctx): Promise<Generation | null> {
    return link.generationId ? await ctx.loaders.generation.load(link.generationId) : null;
  }
}

/** Reached only through fields that ask for the right to edit. */
@Resolver(() => Revision)
export class RevisionResolver {
  @FieldResolver(() => String)
  async html(@Root() revision: Revision, @Context() ctx: Ctx): Promise<string> {
    const entry = await ctx.db.getRepository(Entry).findOneBy({ id: revision.entryId });
    return await renderBody(ctx, revision.body, entry?.locale ?? Locale.ru);
  }

  @FieldResolver(() => Person, { nullable: true })
  async author(@Root() revision: Revision, @Context() ctx: Ctx): Promise<Person | null> {
    return revision.authorId ? await ctx.loaders.person.load(revision.authorId) : null;
  }
}

@Resolver(() => EditConflict)
export class EditConflictResolver {
  @FieldResolver(() => Person, { nullable: true })
  async changedBy(@Root() conflict: EditConflict, @Context() ctx: Ctx): Promise<Person | null> {
    return conflict.theirs.authorId ? await ctx.loaders.person.load(conflict.theirs.authorId) : null;
  }
}
