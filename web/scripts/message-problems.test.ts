import { expect, it } from 'vitest';
import { messageProblems } from './message-problems.ts';

const plural = (...forms: string[]) => [
  {
    selectors: ['countPlural'],
    match: Object.fromEntries(forms.map((form) => [`countPlural=${form}`, '{count}'])),
  },
];

it('is content when every message is used and there in both languages', () => {
  const locales = {
    ru: { hello: 'Привет, {name}', entries: plural('one', 'few', 'many', 'other') },
    en: { hello: 'Hello, {name}', entries: plural('one', 'other') },
  };
  expect(messageProblems(locales, 'm.hello({ name }) + m.entries({ count })')).toEqual([]);
});

it('names a message that one language lacks', () => {
  expect(messageProblems({ ru: { hello: 'Привет' }, en: {} }, 'm.hello()')).toEqual(['hello: missing in en']);
});

it('names a message that no code uses and one that no language has', () => {
  expect(messageProblems({ ru: { old: 'а' }, en: { old: 'a' } }, 'm.new_one()')).toEqual([
    'new_one: the code uses it, no language has it',
    'old: no code uses it',
  ]);
});

it('names placeholders that a translation lost', () => {
  expect(messageProblems({ ru: { hello: 'Привет, {name}' }, en: { hello: 'Hello' } }, 'm.hello()')).toEqual([
    'hello: the placeholders differ (ru: name; en: none)',
  ]);
});

it('names the plural form that Russian lacks', () => {
  const locales = { ru: { entries: plural('one', 'many') }, en: { entries: plural('one', 'other') } };
  expect(messageProblems(locales, 'm.entries()')).toEqual(['entries: ru has no form for few']);
});
