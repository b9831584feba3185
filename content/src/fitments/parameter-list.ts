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
  for (const item of itemsOf(text, ';,\n')) {
    const { key, value } = pairOf(withColon(item.trim()));
    const availability = value === null ? 'YES' : readAvailability(value);
    if (key && availability) parameters.push({ name: key, availability });
    else wrong.push(item.trim());
  }
  return { parameters, wrong };
}

/** `RPM (option)` and `RPM ?` as `RPM: option`. */
function withColon(item: string): string {
  const isBracketed = item.endsWith(')');
  const at = isBracketed ? item.lastIndexOf('(') : item.length - 1;
  const name = item.slice(0, at);
  const word = isBracketed ? item.slice(at + 1, -1) : item.slice(at);
  const isMarked = name.trim() !== '' && !name.includes(':') && (isBracketed || name.endsWith(' '));
  return isMarked && readAvailability(word) ? `${name.trim()}: ${word}` : item;
}
