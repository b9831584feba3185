import { expect, test } from 'vitest';
import { Synonyms } from './synonyms.ts';
import { termSequence } from './words.ts';

const synonyms = new Synonyms([
  ['ДУТ', 'датчик уровня топлива', 'fuel level sensor'],
  ['нет связи', 'не на связи', 'offline'],
  ['монтаж', 'монтажный'],
  ['чёрный', 'Ч'],
]);

function alternativesOf(text: string): string[] {
  return synonyms
    .matchesAt(termSequence(text), 0)
    .flatMap((match) => match.alternatives.map((terms) => terms.join(' ')));
}

test('any inflection of a member finds the others, in both directions', () => {
  expect(alternativesOf('датчики уровня топлива')).toEqual([
    'дут',
    termSequence('fuel level sensor').join(' '),
  ]);
  expect(alternativesOf('ДУТ')).toContain('датчик уровн топлив');
});

test('the longest key comes first', () => {
  const nested = new Synonyms([
    ['датчик', 'sensor'],
    ['датчик топлива', 'ДУТ'],
  ]);
  expect(nested.matchesAt(['датчик', 'топлив'], 0).map((match) => match.length)).toEqual([2, 1]);
});

test('a phrase that would shrink to one common word is no key for that word', () => {
  expect(alternativesOf('связь')).toEqual([]);
});

test('one letter is no synonym', () => {
  expect(alternativesOf('чёрный')).toEqual([]);
});

test('what is typed so far finds the family it is on the way to', () => {
  expect(synonyms.startingWith('монтажн')).toEqual(termSequence('монтажный'));
  expect(synonyms.startingWith('мон')).toEqual([]);
});

test('the setting for Meilisearch lists every key with its alternatives', () => {
  expect(synonyms.toSetting()['датчик уровн топлив']).toContain('дут');
});
