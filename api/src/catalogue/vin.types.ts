import { Field, Int, ObjectType } from 'type-graphql';
import { Make } from './vehicle.entity.ts';

@ObjectType({ description: 'What is wrong with a VIN, where, and what to do about it.' })
export class VinFault {
  @Field(() => Int, { nullable: true, description: 'Which sign, from 1; null for the VIN as a whole.' })
  position!: number | null;

  @Field(() => String)
  message!: string;

  @Field(() => String)
  remedy!: string;
}

@ObjectType({
  description: 'What a vehicle identification number says by itself (ISO 3779, 3780); nothing is kept of it.',
})
export class Vin {
  @Field(() => String, {
    description: 'In upper case, with Latin letters for Cyrillic ones that look like them.',
  })
  vin!: string;

  @Field(() => [Int], { description: 'Places, from 1, where a Cyrillic letter stood.' })
  foldedPositions!: number[];

  @Field(() => [VinFault])
  faults!: VinFault[];

  @Field(() => String, {
    nullable: true,
    description: 'The VIN that may be meant, with digits for I, O and Q.',
  })
  suggestion!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'AFRICA, ASIA, EUROPE, NORTH_AMERICA, OCEANIA or SOUTH_AMERICA.',
  })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'Of the maker, as ISO 3166 has it.' })
  country!: string | null;

  @Field(() => String, { nullable: true })
  maker!: string | null;

  @Field(() => [Make], { description: 'Makes of the catalogue that this maker builds.' })
  makes!: Make[];

  @Field(() => Boolean, {
    description: 'Fewer than a thousand vehicles a year: the VIN does not name the maker.',
  })
  isSmallMaker!: boolean;

  @Field(() => [Int], { description: 'The likeliest first; empty where the VIN does not tell.' })
  modelYears!: number[];

  @Field(() => Boolean, {
    description: 'Whether the law where it was made asks for a check digit in ninth place.',
  })
  needsCheckDigit!: boolean;
}
