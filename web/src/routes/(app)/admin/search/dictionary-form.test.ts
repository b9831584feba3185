import { expect, test } from 'vitest';
import { contentOf, textsOf } from './dictionary-form.ts';

const content = {
  synonyms: [
    ['мульчер', 'кусторез', 'brush cutter'],
    ['ПТФ', 'противотуманка'],
  ],
  withoutGroups: ['маяк'],
  stopWords: ['прибор', 'узел'],
  colourWords: [
    { iec: 'RD', word: 'бордовый' },
    { iec: 'RD', word: 'вишнёвый' },
  ],
  pins: [{ query: 'подключение массы', entries: [4821, 1002] }],
};

test('a dictionary survives its texts', () => {
  expect(contentOf(textsOf(content), ['маяк'])).toEqual(content);
});

test('people’s lists are read as they write them', () => {
  const read = contentOf(
    {
      synonyms: ' мульчер ; кусторез \n\n один',
      stopWords: 'прибор\nузел,',
      pins: 'масса = № 4821 и 1002\nбез номера\nU = I·R = 7',
      colours: { RD: 'бордовый', BU: '' },
    },
    [],
  );
  expect(read.synonyms).toEqual([['мульчер', 'кусторез'], ['один']]);
  expect(read.stopWords).toEqual(['прибор', 'узел']);
  expect(read.colourWords).toEqual([{ iec: 'RD', word: 'бордовый' }]);
  expect(read.pins).toEqual([
    { query: 'масса', entries: [4821, 1002] },
    { query: 'без номера', entries: [] },
    { query: 'U = I·R', entries: [7] },
  ]);
});
