import { beforeEach, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { formatBytes, formatDate, formatYears, relativeTime } from './format.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

describe('in Russian', () => {
  beforeEach(() => overwriteGetLocale(() => 'ru'));

  it.each([
    ['2026-11-22T11:59:40Z', 'в эту минуту'],
    ['2026-11-22T11:38:00Z', '22 минуты назад'],
    ['2026-11-22T07:00:00Z', '5 часов назад'],
    ['2026-11-21T11:00:00Z', 'вчера'],
    ['2026-11-01T12:00:00Z', '3 недели назад'],
    ['2026-06-22T12:00:00Z', '5 месяцев назад'],
    ['2024-11-01T12:00:00Z', '2 года назад'],
    ['2026-11-25T12:00:00Z', 'через 3 дня'],
  ])('says %s as people do: %s', (at, words) => {
    expect(relativeTime(at, now)).toBe(words);
  });

  it.each([
    [0, '0 Б'],
    [1400, '1,4 кБ'],
    [5 * 1024 ** 3, '5 ГБ'],
  ])('says how large a file of %i bytes is', (size, words) => {
    expect(formatBytes(size).replace(/\s/g, ' ')).toBe(words);
  });

  it('keeps a calendar date on its day in every time zone', () => {
    expect(formatDate('2026-01-01')).toBe('1 января 2026 г.');
  });
});

it('says times in English when the page is English', () => {
  overwriteGetLocale(() => 'en');
  expect(relativeTime('2026-11-01T12:00:00Z', now)).toBe('3 weeks ago');
});

it.each([
  ['ru', 2019, 2023, '2019–2023'],
  ['ru', 2019, 2019, '2019'],
  ['ru', 2019, null, 'с 2019 года'],
  ['en', 2019, null, 'since 2019'],
  ['ru', null, 2023, 'до 2023 года'],
  ['en', null, 2023, 'until 2023'],
  ['ru', null, null, ''],
] as const)('writes in %s the years %s to %s as %s', (locale, from, to, text) => {
  overwriteGetLocale(() => locale);
  expect(formatYears(from, to)).toBe(text);
});
