import { expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import type { ParameterAvailability } from '#lib/graphql/generated.ts';
import { differences, groupItems, kitAsText, measures, namesByAvailability } from './kit-summary.ts';
import type { KitItem } from '#lib/vehicles/kit-words.ts';

overwriteGetLocale(() => 'ru');

function item(
  title: string,
  given: Partial<KitItem> & { parameters?: KitItem['fitment']['parameters'] } = {},
): KitItem {
  const { parameters = [], ...rest } = given;
  return {
    quantity: 1,
    role: 'REQUIRED',
    group: null,
    conditions: [],
    picture: null,
    equipment: { number: 1, kind: 'EQUIPMENT', path: '/equipment/x', locale: 'ru', title },
    fitment: {
      id: title,
      state: 'SUPPORTED',
      reason: null,
      yearFrom: null,
      yearTo: null,
      qualifiers: [],
      programmeNumber: null,
      firmware: null,
      knownProblems: [],
      parameters,
      diagram: null,
      note: null,
      source: null,
      evidence: [],
    },
    ...rest,
  };
}

it('puts what is required first and keeps the devices of one choice together', () => {
  const groups = groupItems([
    item('сирена', { role: 'OPTIONAL' }),
    item('ДУТ А', { role: 'ONE_OF', group: 'датчик' }),
    item('трекер'),
    item('ДУТ Б', { role: 'ONE_OF', group: 'датчик' }),
  ]);
  expect(groups.map(({ name, items }) => [name, items.map(({ equipment }) => equipment.title)])).toEqual([
    [null, ['трекер']],
    ['датчик', ['ДУТ А', 'ДУТ Б']],
    [null, ['сирена']],
  ]);
});

it('promises for each parameter the best that any device gives', () => {
  const parameters = (availability: ParameterAvailability) => [{ name: 'Расход', availability }];
  expect(
    measures([
      item('а', { parameters: parameters('NO') }),
      item('б', {
        parameters: [...parameters('YES'), { name: 'Моточасы', availability: 'OPTION' as const }],
      }),
    ]),
  ).toEqual([
    { name: 'Расход', availability: 'YES' },
    { name: 'Моточасы', availability: 'OPTION' },
  ]);
});

it('tells alternatives apart by what they do not all measure alike, each device once', () => {
  const device = (number: number, ...parameters: [string, ParameterAvailability][]) =>
    item(`№ ${number}`, {
      equipment: { number, kind: 'EQUIPMENT', path: '/equipment/x', locale: 'ru', title: `№ ${number}` },
      parameters: parameters.map(([name, availability]) => ({ name, availability })),
    });
  const { devices, rows } = differences([
    device(1, ['Положение', 'YES'], ['CAN', 'OPTION']),
    device(2, ['Положение', 'YES'], ['CAN', 'YES'], ['Топливо', 'NO']),
    device(1, ['Положение', 'YES'], ['CAN', 'OPTION']),
  ]);
  expect(devices.map(({ number }) => number)).toEqual([1, 2]);
  expect(rows).toEqual([
    { parameter: 'CAN', values: ['OPTION', 'YES'] },
    { parameter: 'Топливо', values: [undefined, 'NO'] },
  ]);
  expect(differences([device(1, ['Положение', 'YES'])]).rows).toEqual([]);
});

it('lists what a device measures, surest first', () => {
  expect(
    namesByAvailability([
      { name: 'Топливо', availability: 'NO' },
      { name: 'Положение', availability: 'YES' },
      { name: 'Зажигание', availability: 'YES' },
    ]),
  ).toEqual([
    { availability: 'YES', names: ['Положение', 'Зажигание'] },
    { availability: 'NO', names: ['Топливо'] },
  ]);
});

it('writes the kit as lines to paste, with what a device depends on', () => {
  const text = kitAsText(
    'ГАЗ ГАЗель Next 2019',
    [
      item('Трекер', {
        parameters: [
          { name: 'Пробег', availability: 'YES' },
          { name: 'CAN', availability: 'OPTION' },
          { name: 'Топливо', availability: 'NO' },
        ],
      }),
    ],
    [item('Адаптер', { quantity: 2, role: 'OPTIONAL', conditions: [{ key: 'gearbox', value: 'автомат' }] })],
    ['Сколько баков?'],
    'https://kb.example/vehicles/gaz/next?year=2019',
  );
  expect(text).toBe(
    'ГАЗ ГАЗель Next 2019\n1 × Трекер (обязательно)\n2 × Адаптер (по желанию) — Коробка передач: автомат\n\n' +
      'Измеряет: Пробег\nС опцией: CAN\n\nСколько баков?\n\nhttps://kb.example/vehicles/gaz/next?year=2019',
  );
});

it('names programme and firmware to colleagues, not to clients', () => {
  const [plain] = [item('CAN-модуль')];
  const reader = {
    ...plain!,
    fitment: { ...plain!.fitment, programmeNumber: '12048', firmware: '03.27.07' },
  };
  const worded = { ...plain!, fitment: { ...plain!.fitment, firmware: 'не новее 2024 года' } };
  expect(kitAsText('МТЗ 82.1', [reader, worded], [], []).split('\n').slice(1)).toEqual([
    '1 × CAN-модуль (обязательно), Программа № 12048, прошивка от 03.27.07',
    '1 × CAN-модуль (обязательно), прошивка: не новее 2024 года',
  ]);
  expect(kitAsText('МТЗ 82.1', [reader], [], [], undefined, true)).toBe(
    'МТЗ 82.1\n1 × CAN-модуль (обязательно)',
  );
});
