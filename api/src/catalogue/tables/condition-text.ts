import { escapePart, pairOf, readConditions, writeConditions } from '@fieldlore/content/fitments';
import type { Locale } from '../../graphql/locale.ts';
import type { Qualifier } from '../fitment.entity.ts';

/**
 * A condition in words, `коробка: автомат`; where they would be read as another one, as it stands: a `\` first, and before
 * each sign that parts a list.
 */
export function conditionText({ key, value }: Qualifier, locale: Locale): string {
  const words = writeConditions([{ key, value }], locale);
  const read = /[\\;=\n]|:.*:/.test(words) ? null : readCondition(words);
  const isSame = read?.key === key && read.value === value;
  return isSame ? words : `\\${escapePart(key)}: ${escapePart(value)}`;
}

/** @returns null where a name or a value is missing */
export function readCondition(item: string): Qualifier | null {
  const text = item.trim();
  if (!text.startsWith('\\')) return readConditions(text, /[а-яё]/i.test(text) ? 'ru' : 'en')?.[0] ?? null;
  const { key, value } = pairOf(text.slice(1));
  return key && value ? { key, value } : null;
}
