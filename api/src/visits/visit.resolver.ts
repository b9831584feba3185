import { Arg, Args, Ctx as Context, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { canChangeVisit, findVisibleVisit } from '../access/visits.ts';
import { isStaff } from '../access/viewer.ts';
import { Generation, VehicleModel } from '../catalogue/vehicle.entity.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { StoredFile } from '../files/file.entity.ts';
import { Connection, type Page } from '../graphql/page.ts';
import { UUID } from '../graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { finishVisit, reopenVisit } from './finish-visit.ts';
import { listVisits } from './list-visits.ts';
import { planVisit, prepareVisit } from './prepare-visit.ts';
import { recordStep } from './record-step.ts';
import { saveVisit } from './save-visit.ts';
import { isWithinLimits, lacksOf } from './step-state.ts';
import { Visit, VisitDevice, VisitStep } from './visit.entity.ts';
import {
  FinishVisitInput,
  PrepareVisitInput,
  SaveVisitInput,
  VisitsArgs,
  VisitStepInput,
} from './visit.input.ts';
import { visitLoaders } from './visit-loaders.ts';

const VisitConnection = Connection(Visit, 'Visit');

@Resolver(() => Visit)
export class VisitResolver {
  @Query(() => Visit, { nullable: true, description: 'For staff who may see all of its devices.' })
  async visit(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<Visit> {
    return await findVisibleVisit(ctx, id);
  }

  @Query(() => VisitConnection, { description: 'For staff, newest first.' })
  async visits(@Context() ctx: Ctx, @Args(() => VisitsArgs) args: VisitsArgs): Promise<Page<Visit>> {
    return await listVisits(ctx, args);
  }

  @FieldResolver(() => VehicleModel)
  async model(@Root() { modelId }: Visit, @Context() ctx: Ctx): Promise<VehicleModel> {
    return (await ctx.loaders.model.load(modelId))!;
  }

  @FieldResolver(() => Generation, { nullable: true })
  async generation(@Root() { generationId }: Visit, @Context() ctx: Ctx): Promise<Generation | null> {
    return generationId ? await ctx.loaders.generation.load(generationId) : null;
  }

  @FieldResolver(() => Person, { nullable: true })
  async createdBy(@Root() { createdById }: Visit, @Context() ctx: Ctx): Promise<Person | null> {
    return createdById ? await ctx.loaders.person.load(createdById) : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who goes.' })
  async assignedTo(@Root() { assignedToId }: Visit, @Context() ctx: Ctx): Promise<Person | null> {
    return assignedToId ? await ctx.loaders.person.load(assignedToId) : null;
  }

  @FieldResolver(() => [VisitDevice])
  async devices(@Root() { id }: Visit, @Context() ctx: Ctx): Promise<VisitDevice[]> {
    return await visitLoaders(ctx).devicesOfVisit.load(id);
  }

  @FieldResolver(() => [VisitStep])
  async steps(@Root() { id }: Visit, @Context() ctx: Ctx): Promise<VisitStep[]> {
    return await visitLoaders(ctx).stepsOfVisit.load(id);
  }

  @FieldResolver(() => Int)
  async stepCount(@Root() { id }: Visit, @Context() ctx: Ctx): Promise<number> {
    return (await visitLoaders(ctx).stepsOfVisit.load(id)).length;
  }

  @FieldResolver(() => Int)
  async doneStepCount(@Root() { id }: Visit, @Context() ctx: Ctx): Promise<number> {
    return (await visitLoaders(ctx).stepsOfVisit.load(id)).filter(({ isDone }) => isDone).length;
  }

  @FieldResolver(() => Boolean, { description: 'Whoever prepared it, who goes, and publishers.' })
  async viewerCanChange(@Root() visit: Visit, @Context() ctx: Ctx): Promise<boolean> {
    return await canChangeVisit(ctx, visit);
  }

  @Mutation(() => Visit, { description: 'For staff.' })
  async prepareVisit(
    @Context() ctx: Ctx,
    @Arg('input', () => PrepareVisitInput) input: PrepareVisitInput,
  ): Promise<Visit> {
    const plan = await planVisit(ctx, input);
    return await inTransaction(ctx, (tx) => prepareVisit(tx, plan));
  }

  @Mutation(() => Visit)
  async saveVisit(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveVisitInput) input: SaveVisitInput,
  ): Promise<Visit> {
    return await inTransaction(ctx, (tx) => saveVisit(tx, input));
  }

  @Mutation(() => VisitStep, { description: 'The first one starts the visit.' })
  async recordVisitStep(
    @Context() ctx: Ctx,
    @Arg('input', () => VisitStepInput) input: VisitStepInput,
  ): Promise<VisitStep> {
    return await inTransaction(ctx, (tx) => recordStep(tx, input));
  }

  @Mutation(() => Visit, { description: 'Done already, it stays as it is and no report is sent again.' })
  async finishVisit(
    @Context() ctx: Ctx,
    @Arg('input', () => FinishVisitInput) input: FinishVisitInput,
  ): Promise<Visit> {
    return await inTransaction(ctx, (tx) => finishVisit(tx, input));
  }

  @Mutation(() => Visit, { description: 'One that was ended by mistake goes on.' })
  async reopenVisit(@Context() ctx: Ctx, @Arg('id', () => UUID) id: string): Promise<Visit> {
    return await inTransaction(ctx, (tx) => reopenVisit(tx, id));
  }
}

@Resolver(() => VisitDevice)
export class VisitDeviceResolver {
  @FieldResolver(() => Boolean, { description: 'Whether `finishVisit` takes a report of it.' })
  async canReport(@Root() { fitmentId }: VisitDevice, @Context() ctx: Ctx): Promise<boolean> {
    return fitmentId !== null && (await visitLoaders(ctx).isFitmentVisible.load(fitmentId));
  }
}

@Resolver(() => VisitStep)
export class VisitStepResolver {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether the value is within its limits; null where there is no value or no limit.',
  })
  isWithinLimits(@Root() step: VisitStep): boolean | null {
    return isWithinLimits(step);
  }

  @FieldResolver(() => Boolean, { description: 'A photo that is needed and not there.' })
  async lacksPhoto(@Root() step: VisitStep, @Context() ctx: Ctx): Promise<boolean> {
    if (!step.needsPhoto) return false;
    return lacksOf(step, (await visitLoaders(ctx).photosOfStep.load(step.id)).length).includes('PHOTO');
  }

  @FieldResolver(() => Boolean, { description: 'A value to be measured and not there.' })
  lacksValue(@Root() step: VisitStep): boolean {
    return lacksOf(step, 0).includes('VALUE');
  }

  @FieldResolver(() => [StoredFile])
  async photos(@Root() { id }: VisitStep, @Context() ctx: Ctx): Promise<StoredFile[]> {
    return await visitLoaders(ctx).photosOfStep.load(id);
  }

  @FieldResolver(() => Person, { nullable: true })
  async changedBy(@Root() { changedById }: VisitStep, @Context() ctx: Ctx): Promise<Person | null> {
    return changedById ? await ctx.loaders.person.load(changedById) : null;
  }
}

@Resolver(() => VehicleModel)
export class VehicleModelVisitsResolver {
  @FieldResolver(() => Int, { nullable: true, description: 'For staff; null for others.' })
  async visitCount(@Root() { id }: VehicleModel, @Context() ctx: Ctx): Promise<number | null> {
    return isStaff(ctx.viewer) ? await visitLoaders(ctx).countOfModel.load(id) : null;
  }
}
