import {
  Arg,
  Args,
  ArgsType,
  Ctx as Context,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { ArrayMaxSize, Max, MaxLength, Min } from 'class-validator';
import { canInCatalogue, mustEditFitments, visibleFitments } from '../access/catalogue.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { BadInputError } from '../errors.ts';
import { wholeTable } from '../graphql/limits.ts';
import { UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { findDiagramNames, findEquipmentNames, findVehicleNames } from './find-fitment-names.ts';
import { FitmentChange } from './fitment-change.entity.ts';
import {
  FitmentGrid,
  FoundEntries,
  FoundVehicle,
  mostRows,
  SavedFitments,
  SaveFitmentsInput,
} from './fitment-grid.types.ts';
import { type ListedChange, listFitmentChanges } from './fitment-history.ts';
import { Fitment } from './fitment.entity.ts';
import { returnFitment } from './return-fitment.ts';
import { saveFitments } from './save-fitments.ts';
import { tellFitmentChange } from './tell-fitment-change.ts';
import { Make, VehicleModel } from './vehicle.entity.ts';

@ArgsType()
class HistoryArgs {
  @Field(() => UUID, { nullable: true })
  modelId?: string | null;

  @Field(() => UUID, { nullable: true })
  equipmentId?: string | null;

  @Field(() => UUID, { nullable: true })
  fitmentId?: string | null;

  @Field(() => Int, { defaultValue: 30 })
  @Min(1)
  @Max(100)
  first: number = 30;

  @Field(() => ID, { nullable: true, description: 'Of a change: older ones than this.' })
  before?: string | null;
}

@ArgsType()
class NamesArgs {
  @Field(() => [String])
  @ArrayMaxSize(mostRows)
  @MaxLength(300, { each: true })
  texts!: string[];
}

@ObjectType({ description: 'One field of a fitment that a change made say something else, in words.' })
class FitmentFieldChange {
  @Field(() => String)
  field!: string;

  @Field(() => String, { description: 'Empty: nothing.' })
  from!: string;

  @Field(() => String)
  to!: string;
}

@Resolver(() => FitmentGrid)
export class FitmentGridResolver {
  @Query(() => FitmentGrid, {
    description: 'All rows of a model or of a device. For staff who may add to the catalogue.',
    complexity: wholeTable,
  })
  async fitmentGrid(
    @Context() ctx: Ctx,
    @Arg('modelId', () => UUID, { nullable: true }) modelId: string | null,
    @Arg('equipmentId', () => UUID, { nullable: true }) equipmentId: string | null,
  ): Promise<FitmentGrid> {
    await mustEditFitments(ctx);
    if (!modelId && !equipmentId)
      throw new BadInputError([
        {
          path: 'modelId',
          message: { ru: 'Назовите модель или оборудование.', en: 'Name a model or a device.' },
        },
      ]);
    const query = await visibleFitments(ctx);
    if (modelId) query.andWhere('fitment.model_id = :modelId', { modelId });
    if (equipmentId) query.andWhere('fitment.equipment_id = :equipmentId', { equipmentId });
    const [rows, total] = await query
      .innerJoin(VehicleModel, 'model', 'model.id = fitment.model_id')
      .innerJoin(Make, 'make', 'make.id = model.make_id')
      .innerJoin(Entry, 'device', 'device.id = fitment.equipment_id')
      .orderBy('make.name')
      .addOrderBy('model.name')
      .addOrderBy('device.title')
      .addOrderBy('fitment.year_from', 'ASC', 'NULLS FIRST')
      .addOrderBy('fitment.id')
      .limit(mostRows)
      .getManyAndCount();
    const sees = await ctx.visibility();
    const viewerCan = { add: canInCatalogue('add', sees), change: canInCatalogue('change', sees) };
    return { rows, total, viewerCan };
  }

  @Query(() => [FoundEntries], { description: 'For each text, in order.', complexity: wholeTable })
  async equipmentNames(
    @Context() ctx: Ctx,
    @Args(() => NamesArgs) { texts }: NamesArgs,
  ): Promise<FoundEntries[]> {
    return await findEquipmentNames(ctx, texts);
  }

  @Query(() => [FoundEntries], { description: 'For each text, in order.', complexity: wholeTable })
  async diagramNames(
    @Context() ctx: Ctx,
    @Args(() => NamesArgs) { texts }: NamesArgs,
  ): Promise<FoundEntries[]> {
    return await findDiagramNames(ctx, texts);
  }

  @Query(() => [FoundVehicle], { description: 'For each text, in order.', complexity: wholeTable })
  async vehicleNames(
    @Context() ctx: Ctx,
    @Args(() => NamesArgs) { texts }: NamesArgs,
  ): Promise<FoundVehicle[]> {
    return await findVehicleNames(ctx, texts);
  }

  @Mutation(() => SavedFitments, {
    description: 'All at once, or nothing where a row is stale or the answer would be contradictory.',
  })
  async saveFitments(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveFitmentsInput) input: SaveFitmentsInput,
  ): Promise<SavedFitments> {
    return await inTransaction(ctx, (tx) => saveFitments(tx, input));
  }

  @Mutation(() => Fitment, { description: 'Makes a row again what it was before a change.' })
  async returnFitment(
    @Context() ctx: Ctx,
    @Arg('changeId', () => ID) changeId: string,
    @Arg('version', () => Int, { nullable: true, description: 'Of the row now; null where it is removed.' })
    version: number | null | undefined,
  ): Promise<Fitment> {
    return await inTransaction(ctx, (tx) => returnFitment(tx, { changeId, version: version ?? null }));
  }
}

@Resolver(() => FitmentChange)
export class FitmentChangeResolver {
  @Query(() => [FitmentChange], {
    description: 'Newest first, removed rows included. For staff who may add to the catalogue.',
  })
  async fitmentHistory(
    @Context() ctx: Ctx,
    @Args(() => HistoryArgs) { first, before, ...filter }: HistoryArgs,
  ): Promise<FitmentChange[]> {
    return await listFitmentChanges(ctx, filter, { first, before: before ?? null });
  }

  @FieldResolver(() => Person, { nullable: true })
  async person(@Root() { personId }: FitmentChange, @Context() ctx: Ctx): Promise<Person | null> {
    return personId ? await ctx.loaders.person.load(personId) : null;
  }

  @FieldResolver(() => Entry)
  async equipment(@Root() { equipmentId }: FitmentChange, @Context() ctx: Ctx): Promise<Entry> {
    return (await ctx.loaders.visibleEntry.load(equipmentId))!;
  }

  @FieldResolver(() => VehicleModel)
  async model(@Root() { modelId }: FitmentChange, @Context() ctx: Ctx): Promise<VehicleModel> {
    return (await ctx.loaders.model.load(modelId))!;
  }

  @FieldResolver(() => Boolean)
  isAddition(@Root() { before }: FitmentChange): boolean {
    return before === null;
  }

  @FieldResolver(() => Boolean)
  isRemoval(@Root() { after }: FitmentChange): boolean {
    return after === null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Of the row now; null where it is removed.' })
  currentVersion(@Root() change: ListedChange): number | null {
    return change.currentVersion;
  }

  @FieldResolver(() => [FitmentFieldChange])
  async changes(@Root() change: FitmentChange, @Context() ctx: Ctx): Promise<FitmentFieldChange[]> {
    return await tellFitmentChange(ctx, change);
  }
}
