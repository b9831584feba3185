import { expect, it } from 'vitest';
import { z } from 'zod';
import { checkShape } from './check-shape.ts';

const shape = z.object({
  pins: z.array(z.string().min(1).max(3)).max(2),
  count: z.number().positive().max(5),
  more: z.record(z.string().regex(/^\d+$/), z.string()).optional(),
});

it.each([
  [{ pins: 'X1', count: 1 }, 'Неверный ввод: ожидается список, а здесь текст'],
  [{ pins: [], count: '1' }, 'Неверный ввод: ожидается число, а здесь текст'],
  [{ count: 1 }, 'Неверный ввод: ожидается список, а здесь пусто'],
  [{ pins: [], count: 1, more: ['a'] }, 'Неверный ввод: ожидается набор полей, а здесь список'],
  [{ pins: ['1', '2', '3'], count: 1 }, 'Число элементов: не больше 2'],
  [{ pins: ['1234'], count: 1 }, 'Число знаков: не больше 3'],
  [{ pins: [''], count: 1 }, 'Здесь пусто'],
  [{ pins: [], count: 6 }, 'Число: не больше 5'],
  [{ pins: [], count: 0 }, 'Число: больше 0'],
  [{ pins: [], count: NaN }, 'Неверный ввод: ожидается число, а здесь бесконечность или не число'],
  [{ pins: [], count: Infinity }, 'Неверный ввод: ожидается число, а здесь бесконечность или не число'],
  [{ pins: [], count: new Date(0) }, 'Неверный ввод: ожидается число, а здесь дата'],
  [{ pins: [], count: 1, more: { X: '' } }, 'Имя поля здесь не такое, как ожидается'],
  [[], 'Неверный ввод: ожидается набор полей, а здесь список'],
])('%j is told in Russian without English words', (value, said) => {
  expect(checkShape(shape, value).problems?.map(({ message }) => message.ru)).toEqual([said]);
});
