import type { Locale } from '../document/problem-text.ts';

export const FITMENT_STATES = [
  'SUPPORTED',
  'CONFIRMED_BY_US',
  'PARTLY',
  'NOT_COMPATIBLE',
  'UNKNOWN',
] as const;
export type FitmentStateName = (typeof FITMENT_STATES)[number];

export const FITMENT_ROLES = ['REQUIRED', 'ONE_OF', 'RECOMMENDED', 'OPTIONAL'] as const;
export type FitmentRoleName = (typeof FITMENT_ROLES)[number];

/** How a state stands inside a sentence. */
export const fitmentStateWords: Record<FitmentStateName, Record<Locale, string>> = {
  SUPPORTED: { ru: 'поддерживается', en: 'supported' },
  CONFIRMED_BY_US: { ru: 'подтверждено нами', en: 'confirmed by us' },
  PARTLY: { ru: 'частично', en: 'partly' },
  NOT_COMPATIBLE: { ru: 'не подходит', en: 'not compatible' },
  UNKNOWN: { ru: 'неизвестно', en: 'unknown' },
};

/** What tables say instead of our own words. */
const states: Record<FitmentStateName, string> = {
  SUPPORTED:
    'supported|поддерживается|поддержка|подходит|совместим|совместимо|совместима|да|есть|fits|fit|compatible|yes|y|+|✓|✔',
  CONFIRMED_BY_US:
    'confirmed by us|confirmed|проверено нами|проверено|подтверждено|подтверждено нами|наш монтаж',
  PARTLY:
    'partly|частично|подходит частично|поддерживается частично|с ограничениями|ограниченно|partial|fits in part|±|+/-',
  NOT_COMPATIBLE:
    'not compatible|не совместимо|несовместимо|не совместим|несовместим|не подходит|не поддерживается|нет|no|n|does not fit|-|–|✗|✘|x|х',
  UNKNOWN: 'unknown|неизвестно|не известно|не проверено|не проверяли|нет данных|?|not checked',
};

const roles: Record<FitmentRoleName, string> = {
  REQUIRED: 'required|обязательно|обязательный|нужно|обяз',
  ONE_OF: 'one of|один из|одно из|на выбор|выбор',
  RECOMMENDED: 'recommended|советуем|рекомендуем|рекомендуется|желательно',
  OPTIONAL: 'optional|по желанию|опционально|опция|доп',
};

function reader<Code extends string>(words: Record<Code, string>): (text: string) => Code | null {
  const byWord = new Map<string, Code>();
  for (const [code, list] of Object.entries<string>(words) as [Code, string][]) {
    byWord.set(plain(code), code);
    for (const said of list.split('|')) byWord.set(plain(said), code);
  }
  return (text) => byWord.get(plain(text)) ?? null;
}

const plain = (text: string): string =>
  text.trim().toLowerCase().replaceAll('ё', 'е').replaceAll('_', ' ').replaceAll(/\s+/g, ' ');

/** The state that a cell of a table names, in Russian, in English or as a sign; null where it says something else. */
export const readFitmentState = reader(states);

/** The same for the place in a kit: required, one of … */
export const readFitmentRole = reader(roles);

/** Conditions that most vehicles have, under the keys that imports write; people write and read them in words. */
const conditionKeys: Record<string, Record<Locale, string>> = {
  package: { ru: 'комплектация', en: 'package' },
  gearbox: { ru: 'коробка', en: 'gearbox' },
  tanks: { ru: 'баки', en: 'tanks' },
  side: { ru: 'сторона', en: 'side' },
  engine: { ru: 'двигатель', en: 'engine' },
  body: { ru: 'кузов', en: 'body' },
  market: { ru: 'рынок', en: 'market' },
  suspension: { ru: 'подвеска', en: 'suspension' },
  warranty: { ru: 'гарантия', en: 'warranty' },
};

export interface Condition {
  key: string;
  value: string;
}

/** `коробка: автомат; кондиционер: есть` */
export function writeConditions(conditions: readonly Condition[], locale: Locale): string {
  return conditions.map(({ key, value }) => `${conditionKeys[key]?.[locale] ?? key}: ${value}`).join('; ');
}

/**
 * Reads {@link writeConditions} back, in either language; a condition without a value («кондиционер») is one that the
 * vehicle has.
 * @returns null where a name or a value is missing
 */
export function readConditions(text: string, locale: Locale): Condition[] | null {
  const parts = text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const conditions = parts.map((part): Condition => {
    const at = part.search(/[:=]/);
    const key = (at < 0 ? part : part.slice(0, at)).trim().toLowerCase();
    const value = at < 0 ? { ru: 'есть', en: 'yes' }[locale] : part.slice(at + 1).trim();
    return { key: keyOfWord.get(key) ?? key, value };
  });
  return conditions.every(({ key, value }) => key !== '' && value !== '') ? conditions : null;
}

const keyOfWord = new Map(
  Object.entries(conditionKeys).flatMap(([key, words]) =>
    Object.values(words).map((said) => [said, key] as const),
  ),
);
