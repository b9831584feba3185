import { loadMatch, recognizeLines, type ScoredMatch } from '../catalogue/recognize-vehicles.ts';
import type { VehicleMatch } from '../catalogue/vehicle-match.ts';
import type { VehicleModel } from '../catalogue/vehicle.entity.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, type Message } from '../errors.ts';
import { type ReadLine, readFleetLines } from './fleet-lines.ts';
import type { FleetLineInput } from './fleet.input.ts';
import { type FleetLine, FleetLineState } from './fleet.types.ts';

export type RecognizedLine = Omit<FleetLine, 'isUnknown' | 'openChoices'>;

export const mostLines = 500;
const mostCandidates = 6;
/** The models of a make that alone was named; the rest is a page away. */
const mostOfMake = 12;
/** A vehicle that explains less of its line is a guess. Words such as «самосвал, белый» leave half of it unexplained. */
const leastScore = 0.45;
/** Two that explain a line nearly as well as each other are both meant. */
const tie = 0.02;

/** @throws BadInputError for more lines than are taken at once */
export function mustBeFewEnough(count: number): void {
  if (count <= mostLines) return;
  throw new BadInputError([
    {
      path: 'lines',
      message: {
        ru: `В списке ${count} строк, а за раз считается до ${mostLines}. Разделите его на части или сложите одинаковые машины в одну строку с количеством.`,
        en: `The list has ${count} lines, up to ${mostLines} are taken at a time. Split it, or put equal vehicles into one line with a quantity.`,
      },
    },
  ]);
}

/**
 * Which vehicle each line means: one that was chosen, else one that the text names beyond doubt. The number of SQL
 * statements does not depend on the number of lines.
 * @throws BadInputError for too many lines, or a chosen vehicle that is not there
 */
export async function recognizeFleet(ctx: Ctx, lines: readonly FleetLineInput[]): Promise<RecognizedLine[]> {
  const read = readFleetLines(lines);
  mustBeFewEnough(read.length);
  const texts = read.flatMap(({ text, withNumber }) => [text, withNumber ?? text]);
  const found = await recognizeLines(ctx, texts, mostCandidates);
  return await Promise.all(
    read.map(async (line, i) => {
      const { matches, ...reading } = likelierReading(line, found[2 * i]!, found[2 * i + 1]!);
      const given = lines[line.at]!;
      const chosen = await chosenVehicle(ctx, given, line.at);
      const candidates = await candidatesOf(ctx, matches);
      const vehicle = chosen ?? certainMatch(matches);
      const state = vehicle
        ? FleetLineState.RECOGNIZED
        : candidates.length > 0 && matches[0]!.score >= leastScore
          ? FleetLineState.AMBIGUOUS
          : FleetLineState.UNRECOGNIZED;
      // Of a vehicle that nobody knows nothing was asked.
      const options = vehicle ? [...(given.options ?? [])] : [];
      return { number: i + 1, ...reading, state, isChosen: chosen !== null, vehicle, options, candidates };
    }),
  );
}

/** Whether the number at the end was a quantity or belongs to the name: the catalogue has a «BMW X5», and no «Next x5». */
function likelierReading(
  { text, quantity, withNumber }: ReadLine,
  without: ScoredMatch[],
  within: ScoredMatch[],
): { text: string; quantity: number; matches: ScoredMatch[] } {
  const namesFully = ([best]: ScoredMatch[]) => best?.model != null && best.score >= 1;
  const isName = withNumber !== null && namesFully(within) && !namesFully(without);
  return isName ? { text: withNumber, quantity: 1, matches: within } : { text, quantity, matches: without };
}

function certainMatch([best, ...others]: readonly ScoredMatch[]): VehicleMatch | null {
  if (!best?.model || best.score < leastScore) return null;
  const rival = others.find(({ model, score }) => model !== null && score >= best.score - tie);
  return rival ? null : best;
}

/** Vehicles with a model to choose from; where only makes were named, their models that most is known of. */
async function candidatesOf(ctx: Ctx, matches: readonly ScoredMatch[]): Promise<VehicleMatch[]> {
  const models = matches.filter(({ model }) => model !== null);
  const [best] = matches;
  if (!best || best.model) return models;
  const ofMake = await ctx.loaders.modelsOfMake.load(best.make.id);
  const counts = await ctx.loaders.fitmentCountOfModel.loadMany(ofMake.map(({ id }) => id));
  const known = (model: VehicleModel) => Number(counts[ofMake.indexOf(model)]);
  const likely = ofMake.toSorted((a, b) => known(b) - known(a)).slice(0, mostOfMake);
  return await Promise.all(
    likely.map((model) => matchOf(ctx, { model, generationId: null, year: best.year })),
  );
}

async function matchOf(
  ctx: Ctx,
  { model, generationId, year }: { model: VehicleModel; generationId: string | null; year: number | null },
): Promise<VehicleMatch> {
  return await loadMatch(ctx, { makeId: model.makeId, modelId: model.id, generationId, year });
}

async function chosenVehicle(
  ctx: Ctx,
  { modelId, generationId = null, year = null }: FleetLineInput,
  at: number,
): Promise<VehicleMatch | null> {
  if (!modelId) return null;
  const [model, generation] = await Promise.all([
    ctx.loaders.model.load(modelId),
    generationId ? ctx.loaders.generation.load(generationId) : null,
  ]);
  if (!model) throw new BadInputError([{ path: `lines.${at}.modelId`, message: noModel }]);
  if (generationId && generation?.modelId !== modelId)
    throw new BadInputError([{ path: `lines.${at}.generationId`, message: noGeneration }]);
  return await matchOf(ctx, { model, generationId, year });
}

const noModel: Message = {
  ru: 'Выбранной модели больше нет в каталоге. Выберите другую.',
  en: 'The chosen model is no longer in the catalogue. Choose another.',
};
const noGeneration: Message = {
  ru: 'Выбранное поколение — другой модели или его больше нет. Выберите машину заново.',
  en: 'The chosen generation is another model’s, or gone. Choose the vehicle anew.',
};
