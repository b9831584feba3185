import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeJoins, codeOf, skeleton, wordCodeJoins } from './codes.ts';

test.each([
  ['МТЗ-82.1', 'MTZ 82.1', 'мтз821'],
  ['РСМ-142', 'RSM-142', 'PCM-142'],
  ['FMB-920', 'fmb 920', 'ФМБ920'],
  ['Т-150К', 'T150K', 'т 150 к'],
  ['СНП-334', 'СNП334', 'CНП 334'],
  ['1.7300-2230', '173002230', '17300 2230'],
  ['КАМАЗ-5490', 'kamaz5490', 'КАМАЗ 5490'],
])('%s, %s and %s are one code', (...spellings) => {
  expect(new Set(spellings.map(codeOf)).size).toBe(1);
});

test.each([
  ['FMB120', 'FMB125'],
  ['LLS 20160', 'LLS 20230'],
  ['К-744', 'К-700А'],
  ['DFM 250D', 'DFM 250'],
])('%s and %s are not', (one, other) => {
  expect(codeOf(one)).not.toBe(codeOf(other));
});

test('a code is found by every run of its pieces that has a digit', () => {
  expect(codeJoins(['мтз', '82', '1']).toSorted()).toEqual(['1', '82', '821', 'mtz82', 'mtz821']);
  expect(codeJoins(['ds18b20'])).toContain('d' + 'c18b20');
});

test('a name before its number joins with each beginning of the number', () => {
  expect(wordCodeJoins('мтз', ['82', '1'])).toEqual(['mtz82', 'mtz821']);
});

test('a long chain of numbers does not explode', () => {
  const parts = Array.from({ length: 500 }, (_, i) => String(i));
  expect(codeJoins(parts).length).toBeLessThanOrEqual(501);
});

test('a skeleton is stable: taking it twice changes nothing', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz0123456789'),
      }),
      (code) => {
        expect(skeleton(skeleton(code))).toBe(skeleton(code));
      },
    ),
  );
});
