import { expect, test } from 'vitest';
import { demoCatalogue, hasCarsBase } from '../../test/vehicle-spellings/catalogue.ts';
import { measureRecognition, readSpellings } from '../../test/vehicle-spellings/measure.ts';

const spellings = readSpellings();
/**
 * Written after the rules and the nicknames, to see what those are worth on words they were not chosen by: 0.956 at the first
 * measurement. Two general rules came of it (a make named in full, short numbers before a word); no nickname did.
 */
const heldOut = readSpellings(new URL('../../test/vehicle-spellings/held-out.tsv', import.meta.url));
const ofDemo = (all: typeof spellings) => all.filter(({ catalogue }) => catalogue === 'demo');

test('the set is 200 spellings, each written once', () => {
  expect(spellings).toHaveLength(200);
  expect(new Set([...spellings, ...heldOut].map(({ text }) => text.toLowerCase())).size).toBe(
    spellings.length + heldOut.length,
  );
});

test.each([
  ['the set', spellings],
  ['those held out', heldOut],
])('on the demo, at least 95 of 100 are right at once: %s', (_, all) => {
  const { accuracyAt1, wrong } = measureRecognition(demoCatalogue(), ofDemo(all));
  expect(accuracyAt1, JSON.stringify(wrong)).toBeGreaterThanOrEqual(0.95);
});

test.skipIf(!hasCarsBase).each([
  ['the set', spellings],
  ['those held out', heldOut],
])('on 4,700 models, at least 95 of 100 are right at once: %s', (_, all) => {
  const { accuracyAt1, wrong } = measureRecognition(demoCatalogue({ withCarsBase: true }), all);
  expect(accuracyAt1, JSON.stringify(wrong)).toBeGreaterThanOrEqual(0.95);
});
