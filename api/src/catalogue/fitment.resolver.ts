import {
  Arg,
  Args,
  ArgsType,
  Ctx as Context,
  Field,
  FieldResolver,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { canReadStaffNotes, findVisibleFitment } from '../access/catalogue.ts';
import { mustBeSignedIn } from '../access/people.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import { equipmentLoaders } from '../equipment/equipment-loaders.ts';
import { Equipment, KnownProblem } from '../equipment/equipment.types.ts';
import { problemsOfFitment } from '../equipment/known-problems.ts';
import { Connection, type Page, PageArgs } from '../graphql/page.ts';
import { UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { addEvidence, deleteFitment } from './change-fitment.ts';
import { FitmentInput } from './fitment.input.ts';
import { Evidence, Fitment, FitmentState } from './fitment.entity.ts';
import { fitmentWarnings } from './fitment-warnings.ts';
import { listFitments } from './fitment.queries.ts';
import { saveFitment } from './save-fitment.ts';
import { Generation, VehicleModel } from './vehicle.entity.ts';

const FitmentConnection = Connection(Fitment, 'Fitment');

@ArgsType()
class FitmentsArgs extends PageArgs {
  @Field(() => UUID, { nullable: true })
  modelId?: string | null;

  @Field(() => UUID, { nullable: true })
  equipmentId?: string | null;

  @Field(() => UUID, { nullable: true })
  makeId?: string | null;

  @Field(() => FitmentState, { nullable: true })
  state?: FitmentState | null;
}

@ArgsType()
class EquipmentFitmentsArgs extends PageArgs {
  @Field(() => FitmentState, { nullable: true })
  state?: FitmentState | null;
}

@ObjectType()
class FitmentStateCount {
  @Field(() => FitmentState)
  state!: FitmentState;

  @Field(() => Int)
  count!: number;
}

@Resolver(() => Fitment)
export class FitmentResolver {
  @Query(() => FitmentConnection, { description: 'Last changed first. For people who are signed in.' })
  async fitments(@Context() ctx: Ctx, @Args(() => FitmentsArgs) args: FitmentsArgs): Promise<Page<Fitment>> {
    mustBeSignedIn(ctx);
    return await listFitments(ctx, args, args);
  }

  @Query(() => Fitment, { nullable: true })
  async fitment(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<Fitment> {
    return await findVisibleFitment(ctx, id);
  }

  @FieldResolver(() => Entry)
  async equipment(@Root() fitment: Fitment, @Context() ctx: Ctx): Promise<Entry> {
    return (await ctx.loaders.visibleEntry.load(fitment.equipmentId))!;
  }

  @FieldResolver(() => VehicleModel)
  async model(@Root() fitment: Fitment, @Context() ctx: Ctx): Promise<VehicleModel> {
    return (await ctx.loaders.model.load(fitment.modelId))!;
  }

  @FieldResolver(() => Generation, { nullable: true })
  async generation(@Root() fitment: Fitment, @Context() ctx: Ctx): Promise<Generation | null> {
    return fitment.generationId ? await ctx.loaders.generation.load(fitment.generationId) : null;
  }

  @FieldResolver(() => Entry, { nullable: true })
  async diagram(@Root() fitment: Fitment, @Context() ctx: Ctx): Promise<Entry | null> {
    return fitment.diagramId ? await ctx.loaders.visibleEntry.load(fitment.diagramId) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'For staff.' })
  note(@Root() fitment: Fitment, @Context() ctx: Ctx): string | null {
    return canReadStaffNotes(ctx.viewer) ? fitment.note : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'For staff.' })
  source(@Root() fitment: Fitment, @Context() ctx: Ctx): string | null {
    return canReadStaffNotes(ctx.viewer) ? fitment.source : null;
  }

  @FieldResolver(() => [Evidence], { description: 'Oldest first.' })
  async evidence(@Root() fitment: Fitment, @Context() ctx: Ctx): Promise<Evidence[]> {
    return await ctx.loaders.evidenceOfFitment.load(fitment.id);
  }

  @FieldResolver(() => [String], { description: 'What looks wrong though it may be right. For staff.' })
  async warnings(@Root() fitment: Fitment, @Context() ctx: Ctx): Promise<string[]> {
    return canReadStaffNotes(ctx.viewer) ? await fitmentWarnings(ctx, fitment) : [];
  }

  @FieldResolver(() => [KnownProblem], {
    description:
      'Known problems of the device that its least firmware may have; none where no firmware is named.',
  })
  async knownProblems(@Root() fitment: Fitment, @Context() ctx: Ctx): Promise<KnownProblem[]> {
    return await problemsOfFitment(ctx, fitment);
  }

  @Mutation(() => Fitment)
  async saveFitment(
    @Context() ctx: Ctx,
    @Arg('input', () => FitmentInput) input: FitmentInput,
  ): Promise<Fitment> {
    return await inTransaction(ctx, (tx) => saveFitment(tx, input));
  }

  @Mutation(() => Boolean)
  async deleteFitment(
    @Context() ctx: Ctx,
    @Arg('id', () => UUID) id: string,
    @Arg('version', () => Int) version: number,
  ): Promise<boolean> {
    await inTransaction(ctx, (tx) => deleteFitment(tx, { id, version }));
    return true;
  }

  @Mutation(() => Fitment, {
    description: 'Told by a publisher, an installation that worked confirms the fitment.',
  })
  async addEvidence(
    @Context() ctx: Ctx,
    @Arg('fitmentId', () => UUID) fitmentId: string,
    @Arg('outcome', () => UseOutcome) outcome: UseOutcome,
    @Arg('note', () => String) note: string,
  ): Promise<Fitment> {
    return await inTransaction(ctx, (tx) => addEvidence(tx, { fitmentId, outcome, note }));
  }
}

@Resolver(() => Evidence)
export class EvidenceResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'For staff.' })
  async person(@Root() evidence: Evidence, @Context() ctx: Ctx): Promise<Person | null> {
    const isShown = canReadStaffNotes(ctx.viewer) && evidence.personId;
    return isShown ? await ctx.loaders.person.load(isShown) : null;
  }

  @FieldResolver(() => String, { description: 'Empty for clients.' })
  note(@Root() evidence: Evidence, @Context() ctx: Ctx): string {
    return canReadStaffNotes(ctx.viewer) ? evidence.note : '';
  }
}

@Resolver(() => Equipment)
export class EquipmentFitmentsResolver {
  @FieldResolver(() => FitmentConnection, { description: 'Last changed first; none for the anonymous.' })
  async fitments(
    @Root() { entry }: Equipment,
    @Context() ctx: Ctx,
    @Args(() => EquipmentFitmentsArgs) { state, ...page }: EquipmentFitmentsArgs,
  ): Promise<Page<Fitment>> {
    return await listFitments(ctx, { equipmentId: entry.id, state }, page);
  }

  @FieldResolver(() => [FitmentStateCount], { description: 'Most frequent first; none for the anonymous.' })
  async fitmentStates(@Root() { entry }: Equipment, @Context() ctx: Ctx): Promise<FitmentStateCount[]> {
    return await equipmentLoaders(ctx).statesOf.load(entry.id);
  }
}
