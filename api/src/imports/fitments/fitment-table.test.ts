import exceljs from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { testApi } from '../../../test/api.ts';
import { buildEquipment, buildFitment, buildGeneration, buildMake, buildModel } from '../../../test/catalogue-factories.ts'; // prettier-ignore
import { buildPerson, buildSection } from '../../../test/factories.ts';
import { OrganisationRole } from '../../access/roles.ts';
import { Fitment, FitmentRole, FitmentState } from '../../catalogue/fitment.entity.ts';
import type { VehicleModel } from '../../catalogue/vehicle.entity.ts';
import type { Entry } from '../../entries/entry.entity.ts';
import type { Person } from '../../people/person.entity.ts';
import { file, readOptions } from '../fixtures/sources.ts';
import type { ImportSource } from '../reading/source.ts';
import { type ImportOptions, type ImportReport, runImport } from '../run-import.ts';
import { fitmentTable } from './fitment-table.importer.ts';

const api = await testApi();
let admin: Person;
let sectionId: string;
let tracker: Entry;
let sensor: Entry;
let next: VehicleModel;
let granta: VehicleModel;

beforeAll(async () => {
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  sectionId = (await buildSection(api)).id;
  tracker = await buildEquipment(api, { sectionId, title: 'Teltonika FMB920', data: { vendor: 'Teltonika', model: 'FMB920', partNumbers: ['FMB920BZAE01'] } }); // prettier-ignore
  sensor = await buildEquipment(api, { sectionId, title: 'Omnicomm LLS 5', data: { vendor: 'Omnicomm', model: 'LLS 5' } }); // prettier-ignore
  const gaz = await buildMake(api, { name: 'GAZ', nameCyrillic: 'ГАЗ' });
  next = await buildModel(api, { makeId: gaz.id, name: 'Gazelle Next', yearFrom: 2013 });
  const lada = await buildMake(api, { name: 'Lada (ВАЗ)' });
  granta = await buildModel(api, { makeId: lada.id, name: 'Granta', yearFrom: 2011 });
});

async function run(source: ImportSource, options: Partial<ImportOptions> = {}): Promise<ImportReport> {
  return await runImport(await api.ctx(admin), fitmentTable, source, {
    ...readOptions,
    sectionId,
    audience: null,
    asDrafts: false,
    removeGone: false,
    isDryRun: false,
    onProgress: () => {},
    ...options,
  });
}

const table = (...lines: string[]) => lines.join('\n');
const outcomes = ({ counts }: ImportReport) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
const said = ({ rows }: ImportReport) =>
  rows.map(({ outcome, line, column, message }) => [outcome, line, column, message?.en]);
const fitmentsOf = (model: VehicleModel) =>
  api.db.getRepository(Fitment).find({ where: { modelId: model.id }, order: { yearFrom: 'ASC' } });

describe('a table of fitments', () => {
  it('reads vehicles, years, states and lists as people write them', async () => {
    const model = await buildModel(api, { makeId: granta.makeId, name: 'Vesta' });
    await buildGeneration(api, { modelId: model.id, name: 'NG' });
    const report = await run(
      file(
        'прайс.csv',
        table(
          'Марка;Модель;Поколение;Годы;Оборудование;Состояние;Комплектация;Условия;Кол-во;Роль;Программа;Параметры;Примечание',
          'ВАЗ;Vesta;NG;с 2022;FMB-920;подходит;Люкс;; 2 шт;рекомендуем;00123;"Скорость, Обороты (опция); Двери: нет";Жгут в подлокотнике',
          'Lada;vesta;;2015-21;№' + sensor.number + ';частично;;коробка: AT;1;обязательно;;;',
        ),
      ),
    );
    expect(said(report)).toEqual([['ADDED', 2, null, undefined], ['ADDED', 3, null, undefined]]); // prettier-ignore
    const [old, ng] = await fitmentsOf(model);
    expect(ng).toMatchObject({
      equipmentId: tracker.id,
      yearFrom: 2022,
      yearTo: null,
      state: FitmentState.SUPPORTED,
      qualifiers: [{ key: 'package', value: 'Люкс' }],
      quantity: 2,
      role: FitmentRole.RECOMMENDED,
      programmeNumber: '00123',
      parameters: [
        { name: 'Скорость', availability: 'YES' },
        { name: 'Обороты', availability: 'OPTION' },
        { name: 'Двери', availability: 'NO' },
      ],
      note: 'Жгут в подлокотнике',
      source: 'прайс',
    });
    expect(ng!.generationId).not.toBeNull();
    expect(old).toMatchObject({ equipmentId: sensor.id, yearFrom: 2015, yearTo: 2021, state: 'PARTLY', qualifiers: [{ key: 'gearbox', value: 'AT' }] }); // prettier-ignore
  });

  it.each([
    ['json', JSON.stringify([{ vehicle: 'Лада Гранта 2019', device: 'FMB920', quantity: 3 }])],
    ['tsv', 'vehicle\tdevice\tquantity\nЛада Гранта 2019\tFMB920\t3\n'],
    ['md', '| vehicle | device | quantity |\n| --- | --- | --- |\n| Лада Гранта 2019 | FMB920 | 3 |\n'],
  ])('reads %s, a vehicle with its year in one cell', async (extension, text) => {
    const report = await run(file(`fleet.${extension}`, text), { isDryRun: true });
    expect(report.rows).toMatchObject([{ outcome: 'ADDED', label: 'Lada (ВАЗ) Granta 2019: Teltonika FMB920' }]);
  }); // prettier-ignore

  it('shows a range that grew as a change, keeps what we confirmed and what the table leaves out', async () => {
    const model = await buildModel(api, { makeId: granta.makeId, name: 'Largus' });
    const before = await buildFitment(api, {
      equipmentId: tracker.id,
      modelId: model.id,
      yearFrom: 2012,
      yearTo: 2020,
      state: FitmentState.CONFIRMED_BY_US,
      note: 'CAN у педали',
    });
    const newer = file('new.csv', 'make,model,years,device,state\nLada,Largus,2012-24,FMB920,yes\n');
    const looked = await run(newer, { isDryRun: true });
    expect(looked.rows).toMatchObject([
      { outcome: 'CHANGED', changes: ['yearTo: 2020 → 2024'], label: 'Lada (ВАЗ) Largus 2012–2024: Teltonika FMB920' },
    ]); // prettier-ignore
    await run(newer);
    expect(await fitmentsOf(model)).toMatchObject([
      { id: before.id, yearTo: 2024, state: 'CONFIRMED_BY_US', note: 'CAN у педали', version: 2 },
    ]);
    expect(outcomes(await run(newer))).toEqual({ UNCHANGED: 1 });
  });

  it('tells what the table no longer has, and removes it only when told to', async () => {
    const model = await buildModel(api, { makeId: granta.makeId, name: 'Niva' });
    await run(file('niva.csv', 'make,model,device\nLada,Niva,FMB920\nLada,Niva,LLS 5\n'));
    const shorter = file('niva.csv', 'make,model,device\nLada,Niva,LLS 5\n');
    expect(outcomes(await run(shorter))).toEqual({ UNCHANGED: 1, GONE: 1 });
    expect(await fitmentsOf(model)).toHaveLength(2);
    await run(shorter, { removeGone: true });
    expect(await fitmentsOf(model)).toMatchObject([{ equipmentId: sensor.id }]);
  });

  it('asks once about a name it does not know, with what it may mean, and writes nothing', async () => {
    const report = await run(
      file(
        'q.csv',
        table(
          'make,model,device',
          'ГАЗ,Газель-Некстт,FMB920',
          'ГАЗ,Газель-Некстт,LLS 5',
          'Volgo,Siber,FMB920',
          'ГАЗ,Gazelle Next,FMB 92O1',
        ),
      ),
    );
    expect(report.status).toBe('REFUSED');
    expect(report.questions).toMatchObject([
      { kind: 'VEHICLE', text: 'ГАЗ Газель-Некстт', rows: 2, alias: 'Газель-Некстт', candidates: [{ id: next.id, label: 'GAZ Gazelle Next' }] },
      { kind: 'VEHICLE', text: 'Volgo Siber', rows: 1 },
      { kind: 'DEVICE', text: 'FMB 92O1', candidates: [{ id: tracker.id }] },
    ]); // prettier-ignore
    expect(said(report).filter(([outcome]) => outcome === 'REFUSED')).toMatchObject([
      ['REFUSED', 2, 'model', expect.stringContaining('no vehicle')],
      ['REFUSED', 4, 'model', expect.stringContaining('no make “Volgo”')],
      ['REFUSED', 5, 'device', expect.stringContaining('no equipment')],
    ]);
    expect(await fitmentsOf(next)).toEqual([]);
  });

  it('adds what is missing where it is told to', async () => {
    const csv = 'make,model,generation,device\nVolgo,Siber,I,Датчик Альфа\nVolgo,Siber,I,Датчик Бета\n';
    const report = await run(file('add.csv', csv), { addMissing: true });
    expect(report.rows.map(({ outcome, label }) => `${outcome} ${label}`)).toEqual([
      'ADDED Volgo Siber I',
      'ADDED Датчик Альфа',
      'ADDED Датчик Бета',
      'ADDED Volgo Siber I: Датчик Альфа',
      'ADDED Volgo Siber I: Датчик Бета',
    ]);
  });

  it('refuses a list of vehicles whose number plates were taken for packages, before it compares each with each', async () => {
    const plates = Array.from({ length: 1001 }, (_, i) => `GAZ,Gazelle Next,FMB920,А${i}ВС`);
    const report = await run(file('fleet.csv', table('make,model,device,package', ...plates)));
    expect(said(report)).toEqual([
      ['REFUSED', 1002, null, expect.stringContaining('1001 rows of this model with this device')],
    ]);
    expect(await fitmentsOf(next)).toEqual([]);
  });

  it('names every mistake by its row and column', async () => {
    const report = await run(
      file(
        'bad.csv',
        table(
          'make,model,years,device,state,quantity',
          'Lada,Granta,недавно,FMB920,yes,1',
          'Lada,Granta,2023-2015,FMB920,yes,1',
          'Lada,Granta,2019,FMB920,может быть,0',
          'Lada,Granta,=B2,FMB920,yes,1',
          'Lada,,2019,FMB920,yes,1',
          'Lada,Granta,2019,,yes,1',
          'Lada,Granta,2020,FMB920,yes,1',
          'ВАЗ,Гранта,2020,Teltonika FMB920,yes,1',
        ),
      ),
    );
    expect(report.status).toBe('REFUSED');
    expect(report.rows.filter(({ outcome }) => outcome === 'REFUSED').map(({ line, column, message }) => [line, column, message!.en.split(/[:(.“]/)[0]])).toEqual([
      [2, 'years', ''],
      [4, 'state', ''],
      [4, 'quantity', ''],
      [5, 'years', 'The cell holds the formula '],
      [6, null, 'The vehicle is missing'],
      [7, null, 'The device is missing'],
      [3, 'years', 'The last year '],
      [9, null, 'Two rows for one thing'],
    ]); // prettier-ignore
    expect(report.rows.find(({ line }) => line === 9)!.message!.ru).toContain('под другим именем');
    expect(report.rows.every(({ outcome, remedy }) => outcome !== 'REFUSED' || remedy)).toBe(true);
    expect(await fitmentsOf(granta)).toEqual([]);
  });

  it('warns of years in which the model was not made, and of ranges that overlap', async () => {
    const csv = table(
      'make,model,years,device',
      'Lada,Granta,1999-2003,FMB920',
      'Lada,Granta,2012-2018,LLS 5',
      'Lada,Granta,2016-2020,LLS 5',
      'Lada,Granta,2017,LLS 5',
    );
    const report = await run(file('doubt.csv', csv), { isDryRun: true });
    expect(said(report).filter(([outcome]) => outcome === 'WARNING')).toEqual([
      ['WARNING', 2, null, expect.stringContaining('(2011–)')],
      ['WARNING', 4, null, expect.stringContaining('line 3')],
    ]);
  });

  it('refuses a header that names no vehicle or no device, and says which it found', async () => {
    const report = await run(file('x.csv', 'Марка,Модель,Цена\nLada,Granta,5\n'));
    expect(report.rows).toMatchObject([{ outcome: 'REFUSED', line: 1, message: { ru: expect.stringContaining('«Цена»') } }]); // prettier-ignore
  });

  it('refuses a table that is too long', async () => {
    const long = `make,model,device\n${'Lada,Granta,FMB920\n'.repeat(200_000)}`;
    const report = await run(file('long.csv', long));
    expect(report.rows).toMatchObject([
      { line: 100_002, message: { en: expect.stringContaining('200000 rows') }, remedy: { en: expect.stringContaining('Split') } },
    ]); // prettier-ignore
  });
});

describe('a workbook', () => {
  async function workbook(fill: (sheet: exceljs.Worksheet) => void): Promise<ImportSource> {
    const book = new exceljs.Workbook();
    fill(book.addWorksheet('Лист1'));
    return file('book.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
  }

  it('with merged cells in the header is refused by their names', async () => {
    const source = await workbook((sheet) => {
      sheet.addRow(['Марка', 'Модель', 'Годы', '', 'Оборудование']);
      sheet.mergeCells('C1:D1');
      sheet.addRow(['Lada', 'Granta', 2012, 2018, 'FMB920']);
    });
    expect((await run(source)).rows).toMatchObject([
      {
        outcome: 'REFUSED',
        line: 1,
        column: 'C1:D1',
        message: { ru: expect.stringContaining('объединены') },
      },
    ]);
  });

  it('gives the values of its formulas, and names those that have none', async () => {
    const counted = await workbook((sheet) => {
      sheet.addRow(['Марка', 'Модель', 'Год от', 'Оборудование']);
      sheet.addRow(['Lada', 'Granta', { formula: '2010+2', result: 2012 }, 'FMB920']);
    });
    expect((await run(counted, { isDryRun: true })).rows).toMatchObject([{ outcome: 'ADDED', label: expect.stringContaining('2012–') }]); // prettier-ignore
    const uncounted = await workbook((sheet) => {
      sheet.addRow(['Марка', 'Модель', 'Год от', 'Оборудование']);
      sheet.addRow(['Lada', 'Granta', { formula: '2010+2' } as never, 'FMB920']);
    });
    expect((await run(uncounted)).rows).toMatchObject([{ outcome: 'REFUSED', line: 2, column: 'C' }]);
  });
});
