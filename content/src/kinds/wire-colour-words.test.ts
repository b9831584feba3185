import { expect, it } from 'vitest';
import { colourWords } from './wire-colour-words.ts';

it.each([
  [{ main: 'BN', stripe: 'WH' }, 'коричневый с белой полосой', 'brown with a white stripe'],
  [{ main: 'GN', stripe: 'BU' }, 'зелёный с синей полосой', 'green with a blue stripe'],
  [{ main: 'BK', stripe: 'OG' }, 'чёрный с оранжевой полосой', 'black with an orange stripe'],
  [{ main: 'RD' }, 'красный', 'red'],
  [{ main: 'YE', stripe: null }, 'жёлтый', 'yellow'],
])('says %j as people do', (colour, ru, en) => {
  expect(colourWords(colour, 'ru')).toBe(ru);
  expect(colourWords(colour, 'en')).toBe(en);
});

it('keeps a code that it does not know', () => {
  expect(colourWords({ main: 'XX' }, 'ru')).toBe('XX');
});
