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
const mostGroups = 5;

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
    rest: around(text, raw.all),
  };
}

/** Goes with the number that it announces. */
const label = /(?<!\p{L})(?:VIN|ВИН)[\s.:№#-]*$/iu;

function around(text: string, all: string): string {
  const at = text.indexOf(all);
  const before = text.slice(0, at).replace(label, '');
  return `${before} ${text.slice(at + all.length)}`.replace(/\s+/g, ' ').trim();
}

function bare(text: string): { all: string; signs: string } | undefined {
  const found = grouped(text);
  if (found) return found;
  const whole = (text.match(run) ?? []).find(isNumber);
  return whole ? { all: whole, signs: whole } : undefined;
}

/** A VIN in groups, as documents print it: `XTA 21099 0Y 2766389`, alone or in a longer line. */
function grouped(text: string): { all: string; signs: string } | undefined {
  const tokens = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const line = text.trim();
  for (const first of tokens.keys())
    for (let last = first + 1; last < Math.min(first + mostGroups, tokens.length); last++) {
      const { index: end, 0: tail } = tokens[last]!;
      // Groups stand one sign apart.
      if (end !== tokens[last - 1]!.index + tokens[last - 1]![0].length + 1) break;
      if (!/[\s-]/.test(text.charAt(end - 1))) break;
      const groups = tokens.slice(first, last + 1).map(([group]) => group);
      const signs = groups.join('');
      if (signs.length > VIN_LENGTH) break;
      const all = text.slice(tokens[first]!.index, end + tail.length);
      // Among other words only what can't be one: the last four are digits in ISO 3779, and I, O and Q are in no VIN.
      const isSure = all === line || (/\d{4}$/.test(signs) && !/[IOQО]/iu.test(signs));
      if (signs.length === VIN_LENGTH && isNumber(signs) && isSure && !groups.some(saysElse))
        return { all, signs };
    }
  return undefined;
}

/** «Toyota Hilux 2018 12» has as many signs as a VIN: a group that is a word or a year tells that it is none. */
function saysElse(group: string, at: number, groups: readonly string[]): boolean {
  if (/^(?:19[5-9]|20[0-4])\d$/.test(group)) return true;
  const isWord = /^\p{L}{4,}$/u.test(group) && /[AEIOUYАЕОУ]/iu.test(group);
  // By fours a maker's code is as long as a word: `WAUZ ZZ8K 9BA1 2345 6`.
  const isByFours = at === 0 && groups.slice(0, -1).every(({ length }) => length === 4);
  return isWord && !isByFours;
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
