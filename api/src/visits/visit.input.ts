import { ArgsType, Field, Float, InputType, Int } from 'type-graphql';
import { QualifierInput } from '../catalogue/fitment.input.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import { PageArgs } from '../graphql/page.ts';
import { CalendarDate, UUID } from '../graphql/scalars.ts';
import type { VisitEnd } from './finish-visit.ts';
import type { VisitGiven } from './prepare-visit.ts';
import type { StepRecord } from './record-step.ts';
import type { VisitChange } from './save-visit.ts';
import { VisitState } from './visit.types.ts';

@ArgsType()
export class VisitsArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'Those that the viewer prepared or goes to.' })
  mine?: boolean | null;

  @Field(() => [VisitState], { nullable: true })
  states?: VisitState[] | null;

  @Field(() => UUID, { nullable: true, description: 'Of this model of vehicle.' })
  modelId?: string | null;
}

@InputType()
export class VisitAnswerInput {
  @Field(() => String)
  key!: string;

  @Field(() => String, { description: 'As `VisitQuestion.value`; empty takes the answer back.' })
  value!: string;
}

@InputType()
class VisitFactsInput {
  @Field(() => String, { defaultValue: '' })
  label: string = '';

  @Field(() => String, { defaultValue: '' })
  note: string = '';

  @Field(() => UUID, { nullable: true, description: 'One of the staff who may see every device.' })
  assignedToId?: string | null;

  @Field(() => CalendarDate, { nullable: true })
  plannedOn?: string | null;

  @Field(() => [VisitAnswerInput], { description: 'A question that is left out stays as it is.' })
  answers!: VisitAnswerInput[];
}

@InputType()
export class PrepareVisitInput extends VisitFactsInput implements VisitGiven {
  @Field(() => UUID, { description: 'Make one: sent again, the visit is there once.' })
  id!: string;

  @Field(() => UUID)
  modelId!: string;

  @Field(() => UUID, { nullable: true })
  generationId?: string | null;

  @Field(() => Int, { nullable: true })
  year?: number | null;

  @Field(() => [QualifierInput], { nullable: true })
  options?: QualifierInput[] | null;

  @Field(() => [UUID], { description: 'Of the kit: what is going to be installed.' })
  fitmentIds!: string[];
}

@InputType()
export class SaveVisitInput extends VisitFactsInput implements VisitChange {
  @Field(() => UUID)
  id!: string;

  @Field(() => UUID, {
    nullable: true,
    description: 'Make one for each change: sent again, it changes nothing.',
  })
  changeId?: string | null;

  @Field(() => Int)
  version!: number;
}

@InputType({ description: 'All that is known of a step now.' })
export class VisitStepInput implements StepRecord {
  @Field(() => UUID)
  stepId!: string;

  @Field(() => UUID, { description: 'Make one for each change: sent again, it changes nothing.' })
  changeId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => Boolean)
  isDone!: boolean;

  @Field(() => Float, { nullable: true })
  value?: number | null;

  @Field(() => String, { defaultValue: '' })
  note: string = '';

  @Field(() => [UUID], { description: 'Pictures that the viewer uploaded, or that are there.' })
  photoIds!: string[];
}

@InputType()
class SkippedStepInput {
  @Field(() => UUID)
  stepId!: string;

  @Field(() => String)
  reason!: string;
}

@InputType()
class DeviceReportInput {
  @Field(() => UUID)
  deviceId!: string;

  @Field(() => UseOutcome)
  outcome!: UseOutcome;

  @Field(() => String, { nullable: true })
  note?: string | null;
}

@InputType()
export class FinishVisitInput implements VisitEnd {
  @Field(() => UUID)
  id!: string;

  @Field(() => [SkippedStepInput], { description: 'Why a step has no photo or no value; asked for each.' })
  reasons!: SkippedStepInput[];

  @Field(() => [DeviceReportInput], { description: 'Sent as `reportInstallation` sends them.' })
  reports!: DeviceReportInput[];
}
