import { describe, expect, it } from 'vitest';
import { carsMarkdown as text } from '../fixtures/cars.md.ts';
import { file, read } from '../fixtures/sources.ts';
import { carsMarkdown } from './cars-markdown.importer.ts';
import { kits } from './kits.importer.ts';
import { splitModelYears, splitVariant } from './model-name.ts';

describe('splitModelYears', () => {
  it.each([
    ['RAV4 2019-21', 'RAV4', 2019, 2021],
    ['Civic 2022', 'Civic', 2022, 2022],
    ['Venza 2021+', 'Venza', 2021, null],
    ['Silverado 1500 2020-21', 'Silverado 1500', 2020, 2021],
    ['Silverado 1500', 'Silverado 1500', null, null],
    ['2008 2019-2022', '2008', 2019, 2022],
    ['2008', '2008', null, null],
    ['Corolla Cross 2022+ (only US model)', 'Corolla Cross (only US model)', 2022, null],
    ['Accord 1998-02', 'Accord', 1998, 2002],
  ])('%s', (name, model, yearFrom, yearTo) => {
    expect(splitModelYears(name)).toEqual({
      model,
      yearFrom,
      yearTo,
    });
  });
});

describe('splitVariant', () => {
  it.each([
    ['Ion 5', 'All', []],
    ['Ion 5', 'Lane Assist', [{ key: 'package', value: 'Lane Assist' }]],
    ['Ion 5 (with PRO II)', 'Pro Drive', [{ key: 'package', value: 'Pro Drive, with PRO II' }]],
    ['Ion 5 (Advanced Trim)', 'All', [{ key: 'package', value: 'Advanced Trim' }]],
    [
      'Ion 5 (with PRO II, Korea only)',
      'All',
      [
        { key: 'package', value: 'with PRO II' },
        { key: 'market', value: 'Korea only' },
      ],
    ],
  ])('%s, %s', (name, pack, qualifiers) => {
    expect(splitVariant(name, pack)).toEqual({ model: 'Ion 5', qualifiers });
  });
});

describe('a list of cars in Markdown', () => {
  it('gives each car its harness, its years, stars as parameters and footnotes as notes', async () => {
    const { fitments = [], findings } = await read(carsMarkdown, file('CARS.md', text));
    expect(findings).toEqual([]);
    expect(fitments[0]).toMatchObject({
      place: { line: 5 },
      equipment: 'equipment/vag-a-connector',
      vehicle: { make: 'Škoda', model: 'Rapid' },
      yearFrom: 2019,
      yearTo: 2021,
      state: 'SUPPORTED',
      qualifiers: [],
      parameters: [
        { name: 'Steering Torque', availability: 'YES' },
        { name: 'Resume from stop', availability: 'NO' },
      ],
      note: 'ACC: Stock; No ACC accel below: 0 mph; No ALC below: 25 mph\nNot below 12 mph.',
    });
    expect(fitments[1]).toMatchObject({
      vehicle: { model: 'Rapid Estate' },
      yearFrom: 2022,
      yearTo: 2022,
      qualifiers: [{ key: 'package', value: 'Assist & Lane' }],
      note: 'Needs a second camera.\nNot below 12 mph.',
    });
  });

  it('gives a vehicle without a harness the device itself, and refuses it to the models that are not supported', async () => {
    const { fitments = [], entries = [] } = await read(carsMarkdown, file('CARS.md', text));
    const device = fitments.filter(({ equipment }) => equipment === 'equipment/comma-three');
    expect(device).toMatchObject([
      { vehicle: { make: 'Nord', model: 'cart' }, state: 'SUPPORTED', yearFrom: null },
      {
        vehicle: { make: 'Škoda', model: 'Rapid Prime' },
        state: 'NOT_COMPATIBLE',
        yearFrom: 2021,
        yearTo: null,
        reason: 'These models are not yet supported: their messages are signed.',
      },
      {
        vehicle: { make: 'Nord', model: 'Ion 9' },
        state: 'NOT_COMPATIBLE',
        qualifiers: [{ key: 'market', value: 'only US model' }],
        place: { line: 26 },
      },
    ]);
    expect(entries.map(({ title, isShared }) => [title, isShared])).toEqual([
      ['VAG A connector', true],
      ['VAG B connector', true],
      ['Nord Q connector', true],
      ['comma three', true],
    ]);
  });
});

describe('kits', () => {
  const header = 'make,model,year_from,year_to,package,connector,part,part_type,qty\n';

  it('makes each part an equipment of its kind, and each row a fitment', async () => {
    const { entries = [], fitments = [] } = await read(
      kits,
      file(
        'kits.csv',
        `${header}Nord,Ion 5 (Abroad only),2022,2024,"Pro, with radar",N connector,N connector,CarHarness,1\nNord,Ion 5 (Abroad only),2022,2024,"Pro, with radar",N connector,mount,Mount,2\n`,
      ),
    );
    expect(
      entries.map(({ title, content }) => [title, (content(null as never).data as { type: string }).type]),
    ).toEqual([
      ['N connector', 'HARNESS'],
      ['mount', 'ACCESSORY'],
    ]);
    expect(fitments[1]).toMatchObject({
      equipment: 'equipment/mount',
      vehicle: { make: 'Nord', model: 'Ion 5' },
      yearFrom: 2022,
      yearTo: 2024,
      quantity: 2,
      qualifiers: [
        { key: 'package', value: 'Pro, with radar' },
        { key: 'market', value: 'Abroad only' },
      ],
    });
  });

  it('reads a Russian table', async () => {
    const { entries, fitments } = await read(
      kits,
      file(
        'наборы.csv',
        'Марка;Модель;Год от;Оборудование;Вид;Кол-во\nГАЗ;Соболь;1998;Датчик уровня;датчик;1,5\n',
      ),
    );
    expect(fitments).toMatchObject([
      { vehicle: { make: 'ГАЗ', model: 'Соболь' }, yearFrom: 1998, yearTo: null, quantity: 1.5 },
    ]);
    expect(entries).toMatchObject([{ title: 'Датчик уровня', locale: 'ru' }]);
  });

  it('refuses a part that stands twice, quantities and years that are none, and empty cells', async () => {
    const rows = [
      'A,B,2020,2021,,,x,,1',
      'A,B,2020,2021,,,x,,1',
      'A,B,2020,2021,,,y,,0',
      'A,B,20,2021,,,z,,1',
      'A,,2020,2021,,,z,,1',
    ];
    const { findings } = await read(kits, file('kits.csv', header + rows.join('\n')));
    expect(findings.map(({ line, message }) => [line, message!.en])).toEqual([
      [3, 'This part of the same vehicle already stands in line 2.'],
      [4, 'The quantity “0” is no number above zero.'],
      [5, 'A year is not written in four digits.'],
      [6, 'The make, the model or the part is missing.'],
    ]);
  });
});
