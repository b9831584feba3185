import { readVin, type VinProblem, type VinReading } from '@fieldlore/content';
import type { Ctx } from '../context.ts';
import type { Locale } from '../graphql/locale.ts';
import { nameKey, namesOfMake } from './vehicle-names.ts';
import { Make } from './vehicle.entity.ts';
import type { Vin, VinFault } from './vin.types.ts';

/**
 * The VIN in a text, in the reader's language; null where there is none. It is computed and forgotten: a VIN leads to the
 * vehicle's owner, so it is written to no table and no log.
 */
export async function readVehicleVin(ctx: Ctx, text: string): Promise<Vin | null> {
  const reading = readVin(text, ctx.now().getFullYear());
  if (!reading) return null;
  const {
    vin,
    folded,
    problems,
    suggestion,
    region,
    country,
    maker,
    isSmallMaker,
    modelYears,
    needsCheckDigit,
  } = reading;
  const { locale } = ctx.request;
  return {
    vin,
    foldedPositions: folded,
    faults: problems.map((problem) => faultOf(problem, locale)),
    suggestion,
    region,
    country,
    maker: maker?.name[locale] ?? null,
    makes: await makesOfVin(ctx, reading),
    isSmallMaker,
    modelYears,
    needsCheckDigit,
  };
}

/** Makes of the catalogue that the maker of a VIN builds, in the order in which the table of makers names them. */
export async function makesOfVin(ctx: Ctx, { maker }: Pick<VinReading, 'maker'>): Promise<Make[]> {
  if (!maker) return [];
  const byName = await makesByName(ctx);
  return [...new Set(maker.makes.flatMap((name) => byName.get(nameKey(name)) ?? []))];
}

/** Read at most once a request, however many VINs it asks about. */
const ofRequest = new WeakMap<Ctx, Promise<Map<string, Make>>>();

function makesByName(ctx: Ctx): Promise<Map<string, Make>> {
  const read = ofRequest.get(ctx) ?? readMakesByName(ctx);
  ofRequest.set(ctx, read);
  return read;
}

async function readMakesByName(ctx: Ctx): Promise<Map<string, Make>> {
  const makes = await ctx.db.getRepository(Make).find();
  return new Map(makes.flatMap((make) => namesOfMake(make).map((name) => [nameKey(name), make] as const)));
}

const length = 17;

function faultOf(problem: VinProblem, locale: Locale): VinFault {
  if (problem.kind === 'LENGTH') {
    const lacking = length - problem.length;
    return {
      position: null,
      message: {
        ru: `В VIN ${length} знаков, а здесь ${problem.length}.`,
        en: `A VIN has ${length} signs, here there are ${problem.length}.`,
      }[locale],
      remedy: {
        ru:
          lacking > 0
            ? `Не хватает знаков: ${lacking}. Сверьте с табличкой или СТС; у тракторов, прицепов и машин до 1981 года номер может быть короче: тогда выберите марку и модель сами.`
            : `Лишних знаков: ${-lacking}. Сверьте с табличкой или СТС: не повторился ли знак.`,
        en:
          lacking > 0
            ? `Signs lacking: ${lacking}. Compare with the plate or the registration; tractors, trailers and vehicles from before 1981 may have a shorter number: choose make and model yourself then.`
            : `Signs too many: ${-lacking}. Compare with the plate or the registration: one may be there twice.`,
      }[locale],
    };
  }
  if (problem.kind === 'SIGN')
    return {
      position: problem.position,
      message: {
        ru: `Знак ${problem.position}: «${problem.sign}» в VIN не бывает.`,
        en: `Sign ${problem.position}: “${problem.sign}” is in no VIN.`,
      }[locale],
      remedy: {
        ru: `Скорее всего, это цифра ${problem.instead}. Буквы I, O и Q не используются, чтобы их не путали с 1 и 0.`,
        en: `It is most likely the digit ${problem.instead}. I, O and Q are not used, so that nobody takes them for 1 and 0.`,
      }[locale],
    };
  return {
    position: problem.position,
    message: {
      ru: `Контрольный знак (девятый) не сходится: «${problem.sign}», а по остальным знакам должно быть «${problem.expected}».`,
      en: `The check digit (the ninth sign) does not fit: “${problem.sign}”, by the other signs it should be “${problem.expected}”.`,
    }[locale],
    remedy: {
      ru: 'Где-то ошибка в одном знаке: чаще всего путают 5 и S, 8 и B, 2 и Z, 6 и G. Сверьте с табличкой.',
      en: 'One sign is wrong somewhere: 5 and S, 8 and B, 2 and Z, 6 and G are mixed up most often. Compare with the plate.',
    }[locale],
  };
}
