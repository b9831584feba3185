import { expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { relationGroups, versionRange } from './equipment-words.ts';

overwriteGetLocale(() => 'ru');

const to = (kind: string, number: number) => ({ kind, note: null, equipment: { number } });

test('relations are told from both sides, each device once', () => {
  const groups = relationGroups(
    [to('COMPATIBLE', 1), to('SUPERSEDED_BY', 2), to('REQUIRES', 3)],
    [to('COMPATIBLE', 1), to('COMPATIBLE', 4), to('REQUIRES', 5), to('SUPERSEDED_BY', 6)],
  );
  expect(groups.map(([word, list]) => [word, list.map(({ equipment }) => equipment.number)])).toEqual([
    ['Требует', [3]],
    ['Совместимо с', [1, 4]],
    ['Нужно для', [5]],
    ['Пришло на смену', [6]],
  ]);
});

test('versions of a problem', () => {
  expect([
    versionRange('1.2', '1.4'),
    versionRange('1.2', null),
    versionRange(null, '1.4'),
    versionRange(null, null),
  ]).toEqual(['1.2 – 1.4', 'с 1.2', 'до 1.4', 'все']);
});
