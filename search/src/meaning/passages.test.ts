import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuse } from './fuse.ts';
import { isQuestion } from './is-question.ts';
import { passagesOf } from './passages.ts';

describe('passages', () => {
  test('a short document is one passage, an empty one its title', () => {
    expect(passagesOf({ title: 'Масса', body: 'Болт М8.\n\n Под панелью.' })).toEqual([
      'Масса\nБолт М8.\nПод панелью.',
    ]);
    expect(passagesOf({ title: 'Масса', body: '' })).toEqual(['Масса']);
  });

  test('of any text few and short ones, each with the title, from the beginning on', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30_000, unit: fc.constantFrom('а', 'б', ' ', '\n') }), (body) => {
        const passages = passagesOf({ title: 'Т', body });
        expect(passages.length).toBeLessThanOrEqual(8);
        for (const passage of passages) {
          expect(passage.startsWith('Т')).toBe(true);
          expect(passage.length).toBeLessThanOrEqual(1002);
        }
        const read = passages
          .map((passage) => passage.slice(2))
          .join('')
          .replaceAll(/\s/g, '');
        expect(body.replaceAll(/\s/g, '').startsWith(read)).toBe(true);
      }),
    );
  });

  test('a megabyte without a blank is taken apart', () => {
    expect(passagesOf({ title: '', body: 'а'.repeat(1_000_000) })).toHaveLength(8);
  });
});

describe('a question', () => {
  test.each(['как остановить угнанную машину', 'who was behind the wheel', 'куда идёт CAN H на FMB920'])(
    '%s',
    (text) => expect(isQuestion(text)).toBe(true),
  );
  test.each([
    '',
    'FMB920 LLS 20160 4821 1.7300-2230',
    'датчик уровня топлива',
    'ищу "угнанная машина" где-нибудь',
    'как остановить машину -камаз',
  ])('is not: %s', (text) => expect(isQuestion(text)).toBe(false));
});

describe('joining two lists', () => {
  test('what both have comes first, the near before what shares few words', () => {
    expect(fuse(['a', 'b', 'c'], ['x', 'c', 'y']).map(({ item }) => item)).toEqual(['c', 'x', 'y', 'a', 'b']);
  });

  test('of one list alone it keeps the order', () => {
    expect(fuse(['a', 'b'], []).map(({ item }) => item)).toEqual(['a', 'b']);
    expect(fuse([], ['a', 'b']).map(({ item }) => item)).toEqual(['a', 'b']);
  });
});
