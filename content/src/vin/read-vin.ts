import { countryOfVin, regionOfVin, type VinRegion } from './vin-countries.ts';
import { isSmallMaker, makerOfVin, type VinMaker } from './vin-makers.ts';
import { findVin, VIN_LENGTH } from './vin-shape.ts';

/** What is wrong with a VIN; places count from 1. */
export type VinProblem =
  | { kind: 'LENGTH'; length: number }
  /** I, O and Q are in no VIN: too like 1 and 0. */
  | { kind: 'SIGN'; position: number; sign: string; instead: string }
  | { kind: 'CHECK_DIGIT'; position: 9; sign: string; expected: string };

/** What a VIN says by itself; nothing is asked of anybody. */
export interface VinReading {
  /** Upper case and Latin, as long as it was given. */
  vin: string;
  /** Places where a Cyrillic letter stood for a Latin one that looks like it. */
  folded: number[];
  problems: VinProblem[];
  /** The VIN with digits for I, O and Q, where that mends it. */
  suggestion: string | null;
  region: VinRegion | null;
  /** Of the maker, as ISO 3166 has it. */
  country: string | null;
  maker: Pick<VinMaker, 'name' | 'makes'> | null;
  /** Fewer than a thousand vehicles a year: the first three signs do not name it. */
  isSmallMaker: boolean;
  /** Model years that the tenth sign may mean, the likeliest first; empty where it can't be known. */
  modelYears: number[];
  /** Whether this maker or market writes the year into the tenth sign at all. */
  codesYear: boolean;
  /** Whether the law where it was made asks for a check digit in ninth place. */
  needsCheckDigit: boolean;
}

const yearSigns = 'ABCDEFGHJKLMNPRSTVWXY123456789';
const cycle = 30;
const firstCycle = 1980;
/** The tenth sign is the model year in China since GB 16735 of 1997. */
const firstChineseYear = 1997;
/** 49 CFR 565.15(c): from model year 2010 the seventh sign of a light vehicle is a letter, before it a digit. */
const letterInSeventh = /[A-Z]/;
const lookAlikes: Readonly<Record<string, string>> = { I: '1', O: '0', Q: '0' };

/**
 * Reads the first VIN in a text, by ISO 3779 and 3780; undefined where nothing in it is meant as one. A wrong sign is named,
 * and the rest still read as far as it goes. Only North America (49 CFR 565) and China (GB 16735) ask for a check digit, so a
 * European or Russian VIN is never wrong for its ninth sign.
 * @param thisYear years after the next one are not meant
 */
export function readVin(text: string, thisYear: number): VinReading | undefined {
  const found = findVin(text);
  if (!found) return undefined;
  const { signs: vin, folded } = found;
  const region = regionOfVin(vin);
  const country = countryOfVin(vin);
  const maker = makerOfVin(vin);
  const isWhole = vin.length === VIN_LENGTH;
  const isRegulated = region === 'NORTH_AMERICA' || country === 'CN';
  const problems = problemsOf(vin, isRegulated);
  const mended = [...vin].map((sign) => lookAlikes[sign] ?? sign).join('');
  const codesYear = isRegulated || (maker?.codesYear ?? false);
  return {
    vin,
    folded,
    problems,
    suggestion: isWhole && mended !== vin && problemsOf(mended, isRegulated).length === 0 ? mended : null,
    region,
    country: maker?.country ?? country,
    maker: maker && { name: maker.name, makes: maker.makes },
    isSmallMaker: isSmallMaker(vin),
    modelYears:
      isWhole && codesYear ? modelYears(vin, { region, maker, isChinese: country === 'CN', thisYear }) : [],
    codesYear,
    needsCheckDigit: isRegulated,
  };
}

function problemsOf(vin: string, isRegulated: boolean): VinProblem[] {
  const problems: VinProblem[] = vin.length === VIN_LENGTH ? [] : [{ kind: 'LENGTH', length: vin.length }];
  for (const [at, sign] of [...vin].entries()) {
    const instead = lookAlikes[sign];
    if (instead) problems.push({ kind: 'SIGN', position: at + 1, sign, instead });
  }
  // Of wrong signs the check digit says nothing.
  if (problems.length > 0 || !isRegulated) return problems;
  const expected = checkDigitOf(vin);
  const sign = vin.charAt(8);
  return sign === expected ? [] : [{ kind: 'CHECK_DIGIT', position: 9, sign, expected }];
}

const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
/** Letters by their value, 0 to 9: A and J are 1, S is 2. */
const values = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';

/** The ninth sign as 49 CFR 565.15(b) and GB 16735 compute it from the other sixteen: a digit, or X for ten. */
export function checkDigitOf(vin: string): string {
  const sum = [...vin].reduce(
    (total, sign, at) => total + (values.indexOf(sign) % 10) * (weights[at] ?? 0),
    0,
  );
  const rest = sum % 11;
  return rest === 10 ? 'X' : String(rest);
}

function modelYears(
  vin: string,
  {
    region,
    maker,
    isChinese,
    thisYear,
  }: { region: VinRegion | null; maker: VinMaker | null; isChinese: boolean; thisYear: number },
): number[] {
  const at = yearSigns.indexOf(vin.charAt(9));
  if (at === -1) return [];
  const [early, late] = [firstCycle + at, firstCycle + cycle + at];
  const possible = [late, early].filter((year) => year <= thisYear + 1);
  if (isChinese) return possible.filter((year) => year >= firstChineseYear);
  // The rule binds light vehicles; of a lorry both are possible.
  if (region !== 'NORTH_AMERICA' || maker?.isHeavy) return possible;
  const meant = letterInSeventh.test(vin.charAt(6)) ? late : early;
  return possible.filter((year) => year === meant);
}
