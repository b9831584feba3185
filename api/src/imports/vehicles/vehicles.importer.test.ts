import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { file, read } from '../fixtures/sources.ts';
import { vehicles } from './vehicles.importer.ts';

const header =
  'ID_MARK,Марка,Марка кириллица,Страна,Год марки от,MODEL_ID,Модель,Модель кириллица,Класс,Год модели от,Год модели до';

describe('vehicles', () => {
  it('reads a list in Cyrillic headers: codes and numeric names stay text, empty classes stay empty', async () => {
    const { vehicles: found = [], findings } = await read(
      vehicles,
      file('cars.csv', `${header}\r\n077,Заря,Заря,Россия,1950,077_2101,2101,2101,,1970,1988\r\n`),
    );
    expect(findings).toEqual([]);
    expect(found).toMatchObject([
      {
        make: 'Заря',
        makeKey: '077',
        country: 'Россия',
        model: '2101',
        modelKey: '077_2101',
        bodyClass: null,
        yearFrom: 1970,
        yearTo: 1988,
        place: { line: 2 },
      },
    ]);
  });

  it('takes the year of the list itself for "still made", and no other', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `A,A,А,X,1990,A${i},M${i},М${i},B,1950,${i < 20 ? 2026 : 1960 + i}`,
    );
    const { vehicles: found = [] } = await read(vehicles, file('cars.csv', [header, ...rows].join('\n')));
    expect(found[0]!.yearTo).toBeNull();
    expect(found[59]!.yearTo).toBe(2019);
    const { vehicles: few = [] } = await read(
      vehicles,
      file('cars.csv', [header, ...rows.slice(0, 10)].join('\n')),
    );
    expect(few[0]!.yearTo).toBe(2026);
  });

  it('reads our own short table in windows-1251 with semicolons', async () => {
    const text = 'Марка;Модель;Год от;Год до;Другие названия\nГАЗ;Соболь;1998;н.в.;Sobol, 2752\n';
    const { vehicles: found = [] } = await read(
      vehicles,
      file('парк.csv', iconv.encode(text, 'windows-1251')),
    );
    expect(found).toMatchObject([
      { make: 'ГАЗ', model: 'Соболь', yearFrom: 1998, yearTo: null, aliases: ['Sobol', '2752'] },
    ]);
  });

  it('reads the same list as JSON with models inside makes', async () => {
    const json = [
      {
        id: 'ZARYA',
        name: 'Заря',
        numeric_id: 7,
        updated_at: '2026-01-01',
        models: [
          {
            id: 'ZARYA_5',
            name: 5,
            cyrillic_name: 'Пять',
            class: '',
            year_from: 1999,
            year_to: 2004,
            updated_at: 'x',
          },
        ],
      },
    ];
    const { vehicles: found } = await read(vehicles, file('cars.json', JSON.stringify(json)));
    expect(found).toMatchObject([
      { makeKey: 'ZARYA', model: '5', modelCyrillic: 'Пять', bodyClass: null, yearTo: 2004 },
    ]);
  });

  it.each([
    ['Год с;Год по'],
    ['с;по'],
    ['С года:;По год:'],
    ['Год начала выпуска;Год окончания выпуска'],
    ['From;To'],
  ])('knows the years by the headers %s', async (years) => {
    const { vehicles: found, findings } = await read(
      vehicles,
      file('cars.csv', `Марка;Модель;${years}\nLada;Vesta;2015;2023\n`),
    );
    expect(findings).toEqual([]);
    expect(found).toMatchObject([{ yearFrom: 2015, yearTo: 2023 }]);
  });

  it.each([
    ['2015–2023', 2015, 2023],
    ['2015 - 2023 гг.', 2015, 2023],
    ['с 2015 по 2023', 2015, 2023],
    ['2015–н.в.', 2015, null],
    ['2015 — настоящее время', 2015, null],
    ['2015-', 2015, null],
    ['с 2015 г.', 2015, null],
    ['по 2023', null, 2023],
    ['from 2015 to 2023', 2015, 2023],
    ['', null, null],
  ])('reads years that stand in one cell: «%s»', async (cell, yearFrom, yearTo) => {
    for (const header of ['Years', 'Годы выпуска']) {
      const { vehicles: found, findings } = await read(
        vehicles,
        file('cars.csv', `Марка;Модель;${header}\nLada;Vesta;${cell}\n`),
      );
      expect(findings).toEqual([]);
      expect(found).toMatchObject([{ yearFrom, yearTo }]);
    }
  });

  it('refuses one cell of years that says none, by its own header', async () => {
    const { findings } = await read(
      vehicles,
      file('cars.csv', 'make,model,Years\nA,B,недавно\nA,C,2023–2015\n'),
    );
    expect(findings.map(({ line, column }) => [line, column])).toEqual([
      [2, 'Years'],
      [3, 'Years'],
    ]);
  });

  it('refuses two rows for one vehicle and names both lines', async () => {
    const { vehicles: found, findings } = await read(
      vehicles,
      file('cars.csv', 'make,model\nLada,Vesta\nGAZ,3302\nlada,VESTA\n'),
    );
    expect(found).toHaveLength(2);
    expect(findings).toMatchObject([
      { outcome: 'REFUSED', line: 4, message: { en: expect.stringContaining('line 2') } },
    ]);
  });

  it('refuses years that are none, a last year before the first, and rows without a name', async () => {
    const { findings } = await read(
      vehicles,
      file('cars.csv', 'make,model,year from,year to\nA,B,19x0,\nA,C,2000,1990\nA,,2000,\nA,D,2000,2001\n'),
    );
    expect(findings.map(({ line, column, message }) => [line, column, message!.en])).toEqual([
      [2, 'year from', '“19x0” is no year.'],
      [3, 'year to', 'The last year (1990) is before the first (2000). Swap them.'],
      [4, 'model', 'The name of the make or the model is missing.'],
    ]);
  });
});
