import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { wordPatterns } from './file-reasons.ts';

const db = await testDatabase();

/** Whether a page with this text would be looked at for this query. */
async function isCandidate(query: string, text: string): Promise<boolean> {
  const [row] = await db.query(
    `SELECT EXISTS (SELECT 1 FROM unnest($1::text[]) AS word WHERE $2 ~ word) AS found`,
    [wordPatterns(query), text],
  );
  return row.found as boolean;
}

describe('pages that may answer a query', () => {
  test.each([
    ['реле', 'РЕЛЕ стартера'],
    ['стартера', 'Стартер не крутит'],
    ['прибор', 'Приборная панель'],
    ['ёмкость', 'емкость бака'],
    ['AB-1234', 'код AB 1234'],
    ['ab1234', 'AB-1234'],
    // Typed with Cyrillic letters.
    ['К5', 'Relay K5'],
    ['масса двигателя', 'двигатель'],
  ])('for «%s» have «%s»', async (query, text) => {
    expect(await isCandidate(query, text)).toBe(true);
  });

  test.each([
    ['реле', 'предохранитель'],
    ['и на', 'и на'],
    ['', 'x'],
    ['.* ( [ \\ |', 'anything'],
  ])('for «%s» do not have «%s»', async (query, text) => {
    expect(await isCandidate(query, text)).toBe(false);
  });

  test('are chosen by so many words and no more', () => {
    expect(wordPatterns('слово '.repeat(1000))).toHaveLength(1);
    expect(wordPatterns(Array.from({ length: 300 }, (_, i) => `слово${i}`).join(' ')).length).toBe(5);
  });
});
