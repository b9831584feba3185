import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAlikeOf, unmixLookAlikes } from './look-alikes.ts';

test.each([
  ['cтартep', 'стартер', 'Latin c, e, p among Cyrillic'],
  ['cервер', 'сервер', 'a Latin c before Cyrillic letters'],
  ['sеrver', 'server', 'a Cyrillic е among letters that only Latin has'],
  ['кabel', 'kabel', 'a Cyrillic к'],
])('%s becomes %s: %s', (mixed, clean) => {
  expect(unmixLookAlikes(mixed)).toBe(clean);
});

test.each(['датчик', 'sensor', 'usbразъем', '920', ''])('%s stays', (word) => {
  expect(unmixLookAlikes(word)).toBe(word);
});

test.each([
  ['x2', 'х2'],
  ['х2', 'x2'],
  ['60a', '60а'],
  ['датчик', undefined],
  ['din1', undefined],
  ['17', undefined],
])('%s looks like %s on the other keyboard', (word, twin) => {
  expect(lookAlikeOf(word)).toBe(twin);
});

test('never throws, keeps the length, and a second pass changes nothing', () => {
  const mixed = fc.string({ unit: fc.constantFrom(...'авсенкмортхуяшabcehkmoptxyqz19') });
  fc.assert(
    fc.property(fc.oneof(mixed, fc.string({ unit: 'binary' })), (word) => {
      const once = unmixLookAlikes(word);
      expect(once).toHaveLength(word.length);
      expect(unmixLookAlikes(once)).toBe(once);
    }),
  );
});
