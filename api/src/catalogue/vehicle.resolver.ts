import { Arg, Ctx as Context, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Ctx, inTransaction } from '../context.ts';
import { wholeTable } from '../graphql/limits.ts';
import { UUID } from '../graphql/scalars.ts';
import { addVehicle } from './add-vehicle.ts';
import { readVehicleVin } from './read-vehicle-vin.ts';
import { recognizeVehicles } from './recognize-vehicles.ts';
import { saveGeneration, saveMake, saveVehicleModel } from './save-vehicle.ts';
import { VehicleMatch } from './vehicle-match.ts';
import { Generation, Make, VehicleModel } from './vehicle.entity.ts';
import { AddVehicleInput, GenerationInput, MakeInput, VehicleModelInput } from './vehicle.input.ts';
import { findMakes, findModel } from './vehicle.queries.ts';
import { Vin } from './vin.types.ts';

@Resolver(() => Make)
export class MakeResolver {
  @Query(() => [Make], { description: 'By name; with `text`, those that have it in one of their names.' })
  async makes(
    @Context() ctx: Ctx,
    @Arg('text', () => String, { nullable: true }) text: string | null,
  ): Promise<Make[]> {
    return await findMakes(ctx, text);
  }

  @Query(() => Make, { nullable: true })
  async make(@Context() ctx: Ctx, @Arg('slug', () => String) slug: string): Promise<Make | null> {
    return await ctx.db.getRepository(Make).findOneBy({ slug });
  }

  @FieldResolver(() => Int)
  async modelCount(@Root() make: Make, @Context() ctx: Ctx): Promise<number> {
    return await ctx.loaders.modelCountOfMake.load(make.id);
  }

  @FieldResolver(() => [VehicleModel])
  async models(@Root() make: Make, @Context() ctx: Ctx): Promise<VehicleModel[]> {
    return await ctx.loaders.modelsOfMake.load(make.id);
  }

  @Mutation(() => Make)
  async saveMake(@Context() ctx: Ctx, @Arg('input', () => MakeInput) input: MakeInput): Promise<Make> {
    return await inTransaction(ctx, (tx) => saveMake(tx, input));
  }
}

@Resolver(() => VehicleModel)
export class VehicleModelResolver {
  @Query(() => VehicleModel, { nullable: true, description: 'By id, or by the slugs of make and model.' })
  async vehicleModel(
    @Context() ctx: Ctx,
    @Arg('id', () => UUID, { nullable: true }) id: string | null,
    @Arg('make', () => String, { nullable: true }) make: string | null,
    @Arg('slug', () => String, { nullable: true }) slug: string | null,
  ): Promise<VehicleModel | null> {
    return await findModel(ctx, { id, make, slug });
  }

  @Query(() => [VehicleMatch], {
    description: 'Vehicles that free text may mean, the likeliest first.',
    complexity: wholeTable,
  })
  async recognizeVehicle(
    @Context() ctx: Ctx,
    @Arg('text', () => String) text: string,
    @Arg('limit', () => Int, { defaultValue: 5 }) limit: number,
  ): Promise<VehicleMatch[]> {
    return await recognizeVehicles(ctx, text, limit);
  }

  @Query(() => Vin, {
    nullable: true,
    description: 'The VIN in the text, read locally; null where there is none.',
    complexity: wholeTable,
  })
  async vin(@Context() ctx: Ctx, @Arg('text', () => String) text: string): Promise<Vin | null> {
    return await readVehicleVin(ctx, text.slice(0, 500));
  }

  @FieldResolver(() => Make)
  async make(@Root() model: VehicleModel, @Context() ctx: Ctx): Promise<Make> {
    return (await ctx.loaders.make.load(model.makeId))!;
  }

  @FieldResolver(() => [Generation])
  async generations(@Root() model: VehicleModel, @Context() ctx: Ctx): Promise<Generation[]> {
    return await ctx.loaders.generationsOfModel.load(model.id);
  }

  @FieldResolver(() => Int, { description: 'Those that the viewer may see.' })
  async fitmentCount(@Root() model: VehicleModel, @Context() ctx: Ctx): Promise<number> {
    return await ctx.loaders.fitmentCountOfModel.load(model.id);
  }

  @Mutation(() => VehicleModel, {
    description: 'Adds a missing model, and its make where that is missing too.',
  })
  async addVehicle(
    @Context() ctx: Ctx,
    @Arg('input', () => AddVehicleInput) input: AddVehicleInput,
  ): Promise<VehicleModel> {
    return await inTransaction(ctx, (tx) => addVehicle(tx, input));
  }

  @Mutation(() => VehicleModel)
  async saveVehicleModel(
    @Context() ctx: Ctx,
    @Arg('input', () => VehicleModelInput) input: VehicleModelInput,
  ): Promise<VehicleModel> {
    return await inTransaction(ctx, (tx) => saveVehicleModel(tx, input));
  }
}

@Resolver(() => Generation)
export class GenerationResolver {
  @FieldResolver(() => VehicleModel)
  async model(@Root() generation: Generation, @Context() ctx: Ctx): Promise<VehicleModel> {
    return (await ctx.loaders.model.load(generation.modelId))!;
  }

  @Mutation(() => Generation)
  async saveGeneration(
    @Context() ctx: Ctx,
    @Arg('input', () => GenerationInput) input: GenerationInput,
  ): Promise<Generation> {
    return await inTransaction(ctx, (tx) => saveGeneration(tx, input));
  }
}
