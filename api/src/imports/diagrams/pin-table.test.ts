import { DiagramData } from '@fieldlore/content';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { diagramWorkbook, pinsAsCsv } from '../../diagrams/diagram-workbook.ts';
import { Locale } from '../../graphql/locale.ts';
import { file, named, read } from '../fixtures/sources.ts';
import { pinTables } from './pin-table.importer.ts';

const scheme = DiagramData.parse({
  connectors: [
    {
      id: 'X1',
      name: 'Трекер',
      kind: 'DEVICE',
      type: 'Molex Micro-Fit 3.0',
      partNumber: '43025-1200',
      pins: [
        { label: '1', function: 'Питание', direction: 'POWER', colour: { main: 'RD' }, voltageMin: 8.5, voltageMax: 32, current: 1.5, fuse: 3 },
        { label: '87a', function: '=SUM(A1)', signal: 'DIN1', direction: 'INPUT', colour: { main: 'BU', stripe: 'WH' }, activeLevel: 'HIGH', note: 'Скрутка; не клемма' },
      ],
    },
    { id: 'K1', kind: 'RELAY', pins: [{ label: '3/13', direction: 'NOT_CONNECTED', note: "'=1" }] },
  ],
  cables: [{ id: 'W1', bundle: true, length: 1.2, wires: [{ id: '1', colour: { main: 'BU', stripe: 'WH' }, crossSection: 0.5 }] }],
  connections: [{ from: { connector: 'X1', pin: '87a' }, wire: { cable: 'W1', wire: '1' }, to: { connector: 'K1', pin: '3/13' } }],
}); // prettier-ignore

const connectorsOf = async (source: Parameters<typeof read>[1]) => {
  const { entries = [], findings } = await read(pinTables, source);
  expect(findings).toEqual([]);
  return (entries[0]!.content(named).data as DiagramData).connectors;
};

describe('a table of pins', () => {
  it.each([Locale.ru, Locale.en])('is read back as it was written (%s)', async (locale) => {
    const csv = await pinsAsCsv(scheme, locale);
    expect(csv.toString()).toContain("'=SUM(A1)");
    expect(await connectorsOf(file('scheme.csv', csv))).toEqual(scheme.connectors);
  });

  it('is the first sheet of a workbook, whose texts are never formulas; the others say what is joined and bought', async () => {
    const bytes = await diagramWorkbook(scheme, Locale.ru);
    expect(await connectorsOf(file('scheme.xlsx', bytes))).toEqual(scheme.connectors);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(bytes as never);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Выводы', 'Соединения', 'Материалы']);
    expect((workbook.worksheets[1]!.getRow(2).values as unknown[]).slice(1)).toEqual([
      'X1.87a', '=SUM(A1)', 'W1.1', 'С/Б (синий с белой полосой)', 0.5, 'K1.3/13', '', '',
    ]); // prettier-ignore
    expect((workbook.worksheets[2]!.getRow(4).values as unknown[]).slice(1)).toEqual([
      'Провод', '', '', 'С/Б (синий с белой полосой)', 0.5, 1.2, 'м', 'W1',
    ]); // prettier-ignore
  });

  it('takes the words that people write', async () => {
    const [connector] = await connectorsOf(
      file(
        'a.csv',
        'Разъём,Пин,Назначение,Тип,Цвет провода,Напряжение\nX1,5,Зажигание,Вход,сине-белый,"12,5 В"\n',
      ),
    );
    expect(connector).toEqual({
      id: 'X1',
      kind: 'DEVICE',
      pins: [
        {
          label: '5',
          function: 'Зажигание',
          direction: 'INPUT',
          colour: { main: 'BU', stripe: 'WH' },
          voltage: 12.5,
        },
      ],
    });
  });

  it.each([
    ['X1,1,вход,\nX1,1,выход,', 3, 'Вывод', 'has such a pin further up'],
    ['X1,,вход,', 2, 'Вывод', 'The connector or the pin is missing'],
    ['X1,1,куда-то,', 2, 'Направление', '“куда-то” is not understood'],
    ['X1,1,вход,двенадцать', 2, 'Ток, А', '“двенадцать” is not understood'],
    ['X1,1,вход,-5', 2, 'Ток, А', 'Such a value does not fit'],
  ])('names the cell that is wrong: %s', async (rows, line, column, message) => {
    const { findings } = await read(pinTables, file('a.csv', `Разъём,Вывод,Направление,"Ток, А"\n${rows}\n`));
    expect(findings).toMatchObject([
      { outcome: 'REFUSED', line, column, message: { en: expect.stringContaining(message) } },
    ]);
  });

  it('refuses a connector of two names', async () => {
    const { findings } = await read(
      pinTables,
      file('a.csv', 'Разъём,Название разъёма,Вывод\nX1,Трекер,1\nX1,Датчик,2\n'),
    );
    expect(findings).toMatchObject([{ line: 3, column: 'Название разъёма', outcome: 'REFUSED' }]);
  });
});
