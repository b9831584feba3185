import { expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { fieldPath, fieldValue, problemPath } from './field-words.ts';

overwriteGetLocale(() => 'ru');

it('names the place of a change as the form does, with the names that people gave', () => {
  expect(fieldPath(['data', 'connectors', 'X1', 'pins', '5', 'colour'])).toBe(
    'Разъёмы и выводы › X1 › Выводы › 5 › Цвет',
  );
});

it('counts the rows of what was refused from 1', () => {
  expect(problemPath('data.connectors.0.pins')).toBe('Разъёмы и выводы › 1 › Выводы');
});

it('shows a pin in words and leaves out what is empty', () => {
  const pin = { label: '5', signal: null, colour: { main: 'BN', stripe: 'WH' }, voltage: 12 };
  expect(fieldValue(pin)).toBe('Вывод: 5, Цвет: BN/WH, В: 12');
});

it('takes no name of an object’s own machinery for a field', () => {
  expect(fieldPath(['constructor'])).toBe('constructor');
});
