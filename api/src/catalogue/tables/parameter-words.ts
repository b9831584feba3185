import type { Message } from '../../errors.ts';
import { ParameterAvailability } from '../fitment.entity.ts';

export const availabilityWords: Record<ParameterAvailability, Message> = {
  [ParameterAvailability.YES]: { ru: 'да', en: 'yes' },
  [ParameterAvailability.OPTION]: { ru: 'с опцией', en: 'with option' },
  [ParameterAvailability.NO]: { ru: 'нет', en: 'no' },
};

/** Other words of people's tables for the same. */
const others: Record<ParameterAvailability, readonly string[]> = {
  [ParameterAvailability.YES]: ['есть', '+', 'sure'],
  [ParameterAvailability.OPTION]: ['опция', 'опционально', 'option', 'optional'],
  [ParameterAvailability.NO]: ['-', '–', '—', 'отсутствует', 'none'],
};

const byWord = new Map(
  Object.values(ParameterAvailability).flatMap((value) =>
    [value, availabilityWords[value].ru, availabilityWords[value].en, ...others[value]].map(
      (word) => [word.toLowerCase(), value] as const,
    ),
  ),
);

/** Null for any other word. */
export function readAvailability(text: string): ParameterAvailability | null {
  return byWord.get(text.trim().toLowerCase()) ?? null;
}
