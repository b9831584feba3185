import { expect, test } from 'vitest';
import { highlighter } from './highlight.ts';
import type { TextPart } from './highlight.ts';

const shown = (parts: TextPart[]): string =>
  parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
const marked = (query: string, text: string): string => shown(highlighter(query).mark(text));

test('every inflection is marked as written', () => {
  expect(marked('датчики топлива', 'Датчиков ТОПЛИВА нет')).toBe('[Датчиков] [ТОПЛИВА] нет');
});

test('a code is marked in any spelling, also in two words', () => {
  expect(marked('lls20160', 'LLS 20160, LLS-20160 и LLS 20230')).toBe(
    '[LLS] [20160], [LLS-20160] и LLS 20230',
  );
  expect(marked('mtz 82', 'На МТЗ-82.1')).toBe('На [МТЗ-82.1]');
});

test('other codes with the same letters are not', () => {
  expect(marked('FMB920 ', 'FMB120 и FMB920')).toBe('FMB120 и [FMB920]');
});

test('synonyms are marked, phrases as a whole', () => {
  expect(marked('ДУТ', 'Ёмкостный датчик уровня топлива')).toBe('Ёмкостный [датчик] [уровня] [топлива]');
  expect(marked('чёрно-красный', 'CAN L BK/RD')).toBe('CAN L [BK/RD]');
});

test('the last word is marked by its beginning', () => {
  expect(marked('видеорег', 'Видеорегистратор MDVR')).toContain('[Видеорегистратор]');
});

test('a mistyped word marks its nearest, unless the text has it exactly', () => {
  expect(marked('акселирометр ', 'Калибровка акселерометра')).toBe('Калибровка [акселерометра]');
  expect(marked('касса ', 'касса и масса')).toBe('[касса] и масса');
});

test('a crop shows the stretch with most of the query', () => {
  const filler = Array.from({ length: 60 }, (_, i) => `слово${i}`).join(' ');
  const text = `Датчик. ${filler} промывка трубки датчика бензином ${filler}`;
  const cropped = shown(highlighter('промыть датчик').crop(text, 12));
  expect(cropped).toContain('[промывка] трубки [датчика]');
  expect(cropped.startsWith('… ')).toBe(true);
  expect(cropped.endsWith(' …')).toBe(true);
});

test('a short text is not cropped, one without hits shows its beginning', () => {
  expect(shown(highlighter('реле').crop('Реле стартера'))).toBe('[Реле] стартера');
  expect(shown(highlighter('реле').crop('один два три четыре', 2))).toBe('один два …');
});

test('a company’s own synonyms count', () => {
  const own = highlighter('кусторез', { dictionary: { synonyms: [['кусторез', 'brush cutter']] } });
  expect(own.matches('a brush cutter')).toBe(true);
  expect(highlighter('кусторез').matches('a brush cutter')).toBe(false);
});
