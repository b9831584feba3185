import { createHash } from 'node:crypto';
import type { Ctx } from '../context.ts';
import { BadInputError } from '../errors.ts';
import type { Locale } from '../graphql/locale.ts';
import type { Qualifier } from './fitment.entity.ts';
import type { KitLink } from './kit-link.entity.ts';
import { optionWord } from './kit-words.ts';
import type { Generation, VehicleModel } from './vehicle.entity.ts';

/** The vehicle of a kit, as far as it is known. */
export interface KitChoice {
  model: VehicleModel;
  generation: Generation | null;
  year: number | null;
  options: readonly Qualifier[];
}

const most = { options: 30, letters: 200 };
/** What an index of the database takes is 2704 bytes: a letter is up to four. */
const mostIndexed = 600;

/**
 * What of a choice is kept under its number.
 * @throws BadInputError for more options, or longer ones, than any vehicle has
 */
export function rowOfChoice({
  model,
  generation,
  year,
  options,
}: KitChoice): Pick<KitLink, 'modelId' | 'generationId' | 'year' | 'options' | 'choice'> {
  const clean = cleanOptions(options);
  const isTooLong = clean.some(({ key, value }) => Math.max(key.length, value.length) > most.letters);
  if (clean.length > most.options || isTooLong) throw tooMany();
  const asText = clean.map(({ key, value }) => [key.toLowerCase(), value.toLowerCase()]);
  const choice = JSON.stringify([generation?.id ?? null, year, asText]);
  return {
    modelId: model.id,
    generationId: generation?.id ?? null,
    year,
    options: clean,
    choice: choice.length <= mostIndexed ? choice : createHash('sha256').update(choice).digest('base64url'),
  };
}

/** As the kit reads them: without the space around, the last of one key, whatever its case. */
function cleanOptions(options: readonly Qualifier[]): Qualifier[] {
  const byKey = new Map<string, Qualifier>();
  for (const option of options) {
    const [key, value] = [option.key.trim(), option.value.trim()];
    if (key && value) byKey.set(key.toLowerCase(), { key, value });
  }
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, option]) => option);
}

/** The choice that a number stands for. */
export async function choiceOf(ctx: Ctx, link: KitLink): Promise<KitChoice> {
  const [model, generation] = await Promise.all([
    ctx.loaders.model.load(link.modelId),
    link.generationId ? ctx.loaders.generation.load(link.generationId) : null,
  ]);
  return { model: model!, generation, year: link.year, options: link.options };
}

/** The page of a kit, with everything that was chosen: what `readKitQuery` of the pages reads. */
export async function kitPath(ctx: Ctx, { model, generation, year, options }: KitChoice): Promise<string> {
  const make = await ctx.loaders.make.load(model.makeId);
  const query = new URLSearchParams({
    ...(generation && { generation: generation.name }),
    ...(year && { year: String(year) }),
  });
  for (const { key, value } of options) query.append(`o.${key}`, value);
  const path = `/vehicles/${make!.slug}/${model.slug}`;
  return query.size > 0 ? `${path}?${query}` : path;
}

/** «КАМАЗ 5490 2018, Баки: 2», in the reader's language. */
export async function kitTitle(ctx: Ctx, { model, generation, year, options }: KitChoice): Promise<string> {
  const make = await ctx.loaders.make.load(model.makeId);
  const vehicle = [make!.name, model.name, generation?.name, year].filter(Boolean).join(' ');
  const answers = options.map(({ key, value }) => `${optionWord(key, ctx.request.locale)}: ${value}`);
  return [vehicle, ...answers].join(', ');
}

/** As it is read over the phone and typed into the search. */
export const kitNumber = (number: number, locale: Locale): string =>
  `${{ ru: 'К', en: 'K' }[locale]} ${number}`;

const tooMany = () =>
  new BadInputError([
    {
      path: 'options',
      message: {
        ru: `В ссылке — не больше ${most.options} ответов не длиннее ${most.letters} знаков. Уберите лишние из адреса и поделитесь ещё раз.`,
        en: `A link holds at most ${most.options} answers of up to ${most.letters} characters. Take some out of the address and share it again.`,
      },
    },
  ]);
