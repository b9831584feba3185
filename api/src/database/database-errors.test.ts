import { QueryFailedError } from 'typeorm';
import { expect, test } from 'vitest';
import { BadInputError, ConflictError } from '../errors.ts';
import { isDatabaseAway, translateDatabaseError } from './database-errors.ts';

const failed = (driverError: object) =>
  new QueryFailedError('SELECT 1', [], Object.assign(new Error('x'), driverError));

test('a violated constraint is a conflict in words, by its name', () => {
  const taken = translateDatabaseError(failed({ code: '23505', constraint: 'section_slug_key' }));
  expect(taken).toBeInstanceOf(ConflictError);
  expect((taken as ConflictError).text.ru).toContain('адрес раздела');
  for (const code of ['23503', '23001'])
    expect(translateDatabaseError(failed({ code, constraint: 'unheard_of' }))).toBeInstanceOf(ConflictError);
  const other = failed({ code: '42601' });
  expect(translateDatabaseError(other)).toBe(other);
});

test('a character that PostgreSQL takes nowhere is bad input, with the remedy', () => {
  for (const code of ['22021', '22P05']) {
    const refused = translateDatabaseError(failed({ code }));
    expect(refused).toBeInstanceOf(BadInputError);
    expect((refused as BadInputError).text.ru).toContain('без форматирования');
  }
});

test('a database that is away is told from one that refused', () => {
  for (const code of ['57P01', '08006', 'ECONNREFUSED']) expect(isDatabaseAway(failed({ code }))).toBe(true);
  expect(isDatabaseAway(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBe(true);
  for (const code of ['23505', '42601', '57014']) expect(isDatabaseAway(failed({ code }))).toBe(false);
  expect(isDatabaseAway(null)).toBe(false);
});
