import { Field, InputType, Int } from 'type-graphql';
import { ArrayMaxSize, IsOptional, Max, Min } from 'class-validator';
import { QualifierInput } from '../catalogue/fitment.input.ts';
import { UUID } from '../graphql/scalars.ts';

@InputType()
export class FleetLineInput {
  @Field(() => String, {
    description: 'As people write it: “ГАЗель Next 2019 – 3 шт”, or a row of a table with tabs.',
  })
  text!: string;

  @Field(() => Int, { nullable: true, description: 'Else the quantity in the text, else 1.' })
  @IsOptional()
  @Min(1)
  @Max(9999)
  quantity?: number | null;

  @Field(() => UUID, { nullable: true, description: 'Somebody chose the vehicle: the text decides nothing.' })
  modelId?: string | null;

  @Field(() => UUID, { nullable: true })
  generationId?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1900)
  @Max(2100)
  year?: number | null;

  @Field(() => [QualifierInput], {
    nullable: true,
    description: 'What was answered of its `openChoices`, for all vehicles of the line.',
  })
  @IsOptional()
  @ArrayMaxSize(30)
  options?: QualifierInput[] | null;
}
