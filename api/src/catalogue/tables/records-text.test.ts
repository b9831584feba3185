import { expect, test } from 'vitest';
import { Locale } from '../../graphql/locale.ts';
import { deviceColumns } from './device-columns.ts';
import { type RecordShape, readRecords, recordsText, type Told } from './records-text.ts';

const shape: RecordShape = {
  lead: { key: 'kind', values: { REQUIRES: { ru: 'требует', en: 'requires' } } },
  main: 'text',
  more: [
    { key: 'note', word: { ru: 'заметка', en: 'note' } },
    { key: 'min', word: { ru: 'не меньше', en: 'at least' }, kind: 'number' },
    { key: 'photo', word: { ru: 'фото', en: 'photo' }, kind: 'flag' },
    { key: 'choices', word: { ru: 'ответы', en: 'choices' }, kind: 'list' },
  ],
};

test('a record is a line that people can read', () => {
  const record = { kind: 'REQUIRES', text: 'LLS 5 № 12', note: 'две; по одному', photo: true };
  expect(recordsText([record], shape, Locale.ru)).toBe('требует: LLS 5 № 12 {заметка: две\\; по одному; фото: да}');
}); // prettier-ignore

const odd: Told[] = [
  { kind: 'REQUIRES', text: 'a: b {c}; \\d\\n\nnext', note: 'x; {y}: z\\', min: -0.5 },
  { kind: 'REQUIRES', choices: ['12, 24 В', 'не; знаю', '{}'] },
  { kind: 'REQUIRES', text: '№ 1', photo: true },
];
test.each([Locale.ru, Locale.en])('what was written in %s is read back', (locale) =>
  expect(readRecords(recordsText(odd, shape, locale), shape)).toEqual(odd),
);

test.each(['LLS 5', 'needs: LLS 5', 'requires: x {size: 5}', 'requires: x {min: a}', 'requires: x {note: y', 'requires: {a} {b}'])(
  '%o is no record',
  (line) => expect(readRecords(line, shape)).toBeNull(),
); // prettier-ignore

/** So long that a look from each sign to the end would outlast the test's timeout. */
const many = 1_000_000;
test.each(['\\'.repeat(many), `requires: ${'{'.repeat(many)}`, `requires: ${' '.repeat(many)}x`])(
  'a long cell is looked through once',
  (cell) => expect(() => readRecords(cell, shape)).not.toThrow(),
);

test.each([
  ['relations', '[{"kind":"REQUIRES","equipment":5}]'],
  ['relations', '[{"kind":"REQUIRES"}]'],
  ['knownProblems', '[{"text":"a","entry":{}}]'],
  ['pictures', '[{"caption":"a"}]'],
])('%s in JSON that name nothing are not understood: %s', (key, cell) =>
  expect(deviceColumns.find((column) => column.key === key)!.read!(cell)).toBeUndefined(),
);
