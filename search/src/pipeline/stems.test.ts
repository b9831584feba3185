import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold.ts';
import { STEM_OVERRIDES } from './stem-overrides.ts';
import { stem } from './stems.ts';

const stemOf = (word: string): string => stem(fold(word));

test.each([
  ['терминал терминала терминалу терминалом терминалы терминалов терминалам'],
  ['сигнал сигнала сигналы сигналов'],
  ['уровень уровня уровню уровнем уровни уровней'],
  ['кнопка кнопки кнопку кнопок кнопками'],
  ['настройка настройки настроек настройками'],
  ['перемычка перемычки перемычек'],
  ['щиток щитка щитке'],
  ['замок замка замки'],
  ['датчик датчика датчики датчиков датчиками'],
  ['поток потока потоки'],
  ['ёмкостный емкостного емкостные'],
  ['wire wires wired wiring'],
  ['battery batteries'],
  ['immobiliser immobilizer immobilisers'],
])('one stem: %s', (forms) => {
  expect(new Set(forms.split(' ').map(stemOf)).size).toBe(1);
});

test.each([
  ['поток', 'потк'],
  ['блок', 'блк'],
])('%s keeps its vowel', (word, wrong) => {
  expect(stemOf(word)).not.toBe(wrong);
});

test('short words and codes stay as they are', () => {
  for (const word of ['дут', 'can', 'газ', 'fmb920', 'мтз82']) expect(stem(word)).toBe(word);
});

test('the override table holds folded forms only, or they would never be looked up', () => {
  for (const form of STEM_OVERRIDES.keys()) expect(fold(form)).toBe(form);
});

test('any word gives a stem that is not empty and no longer than allowed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъыьэюяabcdefqxyz'), minLength: 1 }),
      (word) => {
        expect(stem(word)).not.toBe('');
        expect(stem(word).length).toBeLessThanOrEqual(Math.max(word.length, 64));
        expect(stem(word)).toBe(stem(word));
      },
    ),
  );
});
