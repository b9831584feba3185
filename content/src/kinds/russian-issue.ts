import type { z } from 'zod';

const kinds: Record<string, string> = {
  array: 'список',
  bigint: 'целое число',
  boolean: 'да или нет (true, false)',
  date: 'дата',
  int: 'целое число',
  nan: 'бесконечность или не число',
  null: 'пустое значение',
  number: 'число',
  object: 'набор полей',
  record: 'набор полей',
  string: 'текст',
  tuple: 'список',
  undefined: 'пусто',
};

/** What is wrong with a value where zod's own Russian says it in half English: «ожидалось object, получено string». */
export function russianIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    const wanted = kinds[issue.expected];
    const given = kinds[kindOf(issue.input)];
    return wanted && given ? `Неверный ввод: ожидается ${wanted}, а здесь ${given}` : 'Неверный ввод';
  }
  if (issue.code === 'invalid_key') return 'Имя поля здесь не такое, как ожидается';
  if (issue.code === 'too_big')
    return limit(issue.origin, 'не больше', Number(issue.maximum), issue.inclusive);
  if (issue.code === 'too_small')
    return limit(issue.origin, 'не меньше', Number(issue.minimum), issue.inclusive);
  return undefined;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof Date) return 'date';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'nan';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** @param bound «не больше» or «не меньше», the limit included */
function limit(
  origin: string,
  bound: 'не больше' | 'не меньше',
  value: number,
  isIncluded: boolean | undefined,
): string | undefined {
  if (origin === 'array') return `Число элементов: ${bound} ${value}`;
  if (origin === 'string')
    return value === 1 && bound === 'не меньше' ? 'Здесь пусто' : `Число знаков: ${bound} ${value}`;
  if (origin !== 'number' && origin !== 'int') return undefined;
  if (isIncluded) return `Число: ${bound} ${value}`;
  return `Число: ${bound === 'не больше' ? 'меньше' : 'больше'} ${value}`;
}
