import { describe, expect, test } from 'vitest';
import { compareVersions, mayAffect, parseVersion } from './firmware-version.ts';

test.each([
  ['03.27.07.Rev.02', [3, 27, 7, 2]],
  ['v03.27.07 rev 2', [3, 27, 7, 2]],
  ['от 1.42', [1, 42]],
  ['версия 2.0+', [2, 0]],
  ['03.25.14_rev03', [3, 25, 14, 3]],
  ['155', [155]],
  ['не новее 2024 года', null],
  ['любая', null],
  ['', null],
  ['1.4r2', [1, 4, 2]],
  ['12345678901', null],
])('%s', (text, version) => expect(parseVersion(text)).toEqual(version));

test('versions are compared by number, not by letter', () => {
  expect(compareVersions([3, 9], [3, 27])).toBeLessThan(0);
  expect(compareVersions([1, 4], [1, 4, 0])).toBe(0);
});

describe('a problem of some versions', () => {
  test.each([
    ['03.26', { from: '03.25', to: '03.27.03' }, true],
    ['03.27.03', { to: '03.27.03' }, true],
    ['03.27.07', { to: '03.27.03' }, false],
    ['03.27.07', { fixedIn: '03.27.07' }, false],
    ['03.27.06', { fixedIn: '03.27.07' }, true],
    // At least this one: a newer device, which has the problem, answers the fitment too.
    ['03.20', { from: '03.25' }, true],
    ['не новее 03.27.15', { from: '03.27.16' }, false],
    ['не новее 03.27.15', { from: '03.27.01', fixedIn: '03.27.03' }, true],
    ['какая есть', { to: '1.0' }, true],
    ['2.0', {}, true],
  ])('%s and %o', (least, affected, may) => expect(mayAffect(affected, least)).toBe(may));
});
