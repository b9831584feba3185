import type { Locale } from '../graphql/locale.ts';
import type { Qualifier } from './fitment.entity.ts';
import { GENERATION, possibleGenerations, type VehicleQuestion, YEAR, yearOfSpan } from './kit-questions.ts';
import type { Generation, VehicleModel } from './vehicle.entity.ts';

/** How a vehicle without any of the listed options is called, see {@link openQuestions}. */
const other = { ru: 'другое', en: 'other' };

export interface AskedVehicle {
  model: VehicleModel;
  /** All of the model's. */
  generations: readonly Generation[];
  generationId: string | null;
  year: number | null;
  options: readonly Qualifier[];
}

/** What is known of the vehicle before its fitments are looked at; a generation of another model leaves none possible. */
export function questionAbout(
  { model, generations: all, generationId, year: given, options }: AskedVehicle,
  locale: Locale,
): VehicleQuestion & { generations: readonly Generation[]; generation: Generation | null } {
  const span = options.find(({ key }) => key === YEAR)?.value;
  const year = given ?? (span ? yearOfSpan(span) : null);
  const generations = possibleGenerations(all, { generationId, year, options });
  const isChosen = Boolean(generationId) || options.some(({ key }) => key === GENERATION);
  const isGenerationSettled = isChosen || (year !== null && generations.length <= 1);
  const generation = isGenerationSettled ? (generations[0] ?? null) : null;
  return {
    made: generation ?? model,
    year,
    generations,
    generation,
    isGenerationSettled,
    options,
    other: other[locale],
  };
}
