import { expect, it } from 'vitest';
import { chooseVariant, variantName } from './choose-variant.ts';

const variants = [
  { locale: 'ru', channel: 'RICH' },
  { locale: 'ru', channel: 'PLAIN' },
  { locale: 'en', channel: 'PLAIN' },
] as const;

it.each([
  ['ru-PLAIN', 'ru', 'ru-PLAIN'],
  [null, 'en', 'en-PLAIN'],
  ['de-RICH', 'ru', 'ru-RICH'],
] as const)('for %s in %s shows %s', (asked, locale, shown) => {
  expect(variantName(chooseVariant([...variants], asked, locale)!)).toBe(shown);
});

it('shows what there is when nothing fits', () => {
  expect(chooseVariant([variants[2]], null, 'ru')).toEqual(variants[2]);
  expect(chooseVariant([], null, 'ru')).toBeNull();
});
