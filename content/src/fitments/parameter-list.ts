import type { Locale } from '../document/problem-text.ts';
import { escapePart, itemsOf, pairOf } from './list-text.ts';

export const AVAILABILITIES = ['YES', 'OPTION', 'NO'] as const;
export type AvailabilityName = (typeof AVAILABILITIES)[number];

/** What a device measures on a vehicle, and how surely. */
export interface FittedParameter {
  name: string;
  availability: AvailabilityName;
}

export const availabilityWords: Record<AvailabilityName, Record<Locale, string>> = {
  YES: { ru: 'да', en: 'yes' },
  OPTION: { ru: 'с опцией', en: 'with option' },
  NO: { ru: 'нет', en: 'no' },
};

/** Other words and signs of people's tables for the same. */
const others: Record<AvailabilityName, readonly string[]> = {
  YES: ['есть', '+', 'sure'],
  OPTION: ['опция', 'опционально', 'option', 'optional', '?', '±'],
  NO: ['-', '–', '—', '−', 'отсутствует', 'none'],
};

const byWord = new Map(
  AVAILABILITIES.flatMap((value) =>
    [value, availabilityWords[value].ru, availabilityWords[value].en, ...others[value]].map(
      (word) => [word.toLowerCase(), value] as const,
    ),
  ),
);

const readAvailability = (text: string): AvailabilityName | null =>
  byWord.get(text.trim().toLowerCase()) ?? null;

/** `Скорость: да; Обороты: с опцией; Двери: нет`: the form of cells in tables, of imports and of exports. */
export function writeParameterList(parameters: readonly FittedParameter[], locale: Locale): string {
  return parameters
    .map(({ name, availability }) => `${escapePart(name)}: ${availabilityWords[availability][locale]}`)
    .join('; ');
}

/**
 * Reads {@link writeParameterList} back, in either language, and what people write instead: «Скорость, Обороты (опция)»,
 * `speed +, rpm ?, doors −`. A name alone is sure.
 * @returns also the items that say something else, as they were written
 */
export function readParameterList(text: string): { parameters: FittedParameter[]; wrong: string[] } {
  const parameters: FittedParameter[] = [];
  const wrong: string[] = [];
  // The comma of «13,8 В» stands between no items.
  for (const item of itemsOf(text.replaceAll(/(?<=\d),(?=\d)/g, '\\,'), ';,\n')) {
    const { key, value } = pairOf(withColon(item.trim()));
    const availability = value === null ? 'YES' : readAvailability(value);
    if (key && availability) parameters.push({ name: key, availability });
    else wrong.push(item.trim());
  }
  return { parameters, wrong };
}

const DASHES = [' - ', ' – ', ' — ', ' − '];

/** `RPM (option)`, `RPM - option` and `RPM ?` as `RPM: option`. Taken for a name, «Двери - нет» would say the opposite. */
function withColon(item: string): string {
  if (item.includes(':')) return item;
  const dash = Math.max(...DASHES.map((sign) => item.lastIndexOf(sign)));
  const bracket = item.endsWith(')') ? item.lastIndexOf('(') : -1;
  const sign = item.at(-2) === ' ' ? item.length - 1 : -1;
  const ways = [
    { at: bracket, word: item.slice(bracket + 1, -1) },
    { at: dash, word: item.slice(dash + 3) },
    { at: sign, word: item.slice(sign) },
  ];
  const way = ways.find(
    ({ at, word }) => item.slice(0, Math.max(at, 0)).trim() !== '' && readAvailability(word),
  );
  return way ? `${item.slice(0, way.at).trim()}: ${way.word}` : item;
}
