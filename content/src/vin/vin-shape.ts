/** Cyrillic letters, and what they are on a type plate: people copy a VIN with the keyboard they have on. */
const twins: Readonly<Record<string, string>> = {
  А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', О: 'O', Р: 'P', Т: 'T', У: 'Y', Х: 'X', З: '3',
}; // prettier-ignore
const letters = 'A-ZАВСЕНКМОРТУХЗ';
export const VIN_LENGTH = 17;

/** A run of letters and digits as long as a VIN, give or take what slips, with digits as only numbers have them. */
const run = new RegExp(`(?<![\\p{L}\\p{N}])[${letters}0-9]{14,20}(?![\\p{L}\\p{N}])`, 'giu');
/** Said to be one, it may be as short as what was left of it. */
const named = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:VIN|ВИН)[\\s:№#-]+([${letters}0-9](?:[${letters}0-9 -]*[${letters}0-9])?)`,
  'iu',
);
const fewestDigits = 5;
const fewestOfSaid = 3;

/** A piece of a text that is meant as a VIN, rightly written or not. */
export interface FoundVin {
  /** Upper case, with Latin letters for Cyrillic ones that look like them. */
  signs: string;
  /** Places in `signs`, from 1, where a Cyrillic letter stood. */
  folded: number[];
  /** The text around it, in one line. */
  rest: string;
}

/** The first thing in the text that is meant as a VIN; undefined where there is none. Small: it runs in the browser too. */
export function findVin(text: string): FoundVin | undefined {
  const raw = bare(text) ?? said(text);
  if (!raw) return undefined;
  const typed = [...raw.signs.toUpperCase().replace(/[\s-]/g, '')];
  const folded = typed.flatMap((sign, at) => (sign in twins ? [at + 1] : []));
  return {
    signs: typed.map((sign) => twins[sign] ?? sign).join(''),
    folded,
    rest: text.replace(raw.all, ' ').replace(/\s+/g, ' ').trim(),
  };
}

function bare(text: string): { all: string; signs: string } | undefined {
  const whole = text.trim();
  // A whole line may be written in groups, as documents print it.
  const joined = whole.replace(/[\s-]/g, '');
  if (joined.length === VIN_LENGTH && isNumber(joined) && /^\S{1,8}([\s-]\S{1,10}){1,4}$/.test(whole))
    return { all: whole, signs: joined };
  const found = (text.match(run) ?? []).find(isNumber);
  return found ? { all: found, signs: found } : undefined;
}

function said(text: string): { all: string; signs: string } | undefined {
  const [all, signs] = named.exec(text) ?? [];
  return all && signs && signs.replace(/[^0-9]/g, '').length >= fewestOfSaid ? { all, signs } : undefined;
}

function isNumber(signs: string): boolean {
  const digits = signs.replace(/[^0-9]/g, '').length;
  const isOfItsSigns = new RegExp(`^[${letters}0-9]+$`, 'iu').test(signs);
  return isOfItsSigns && digits >= fewestDigits && digits < signs.length;
}
