import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type EquipmentData, fromMarkdown } from '@fieldlore/content';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildGeneration, buildMake, buildModel } from '../../test/catalogue-factories.ts'; // prettier-ignore
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole } from '../access/roles.ts';
import { FitmentRole, FitmentState, ParameterAvailability } from '../catalogue/fitment.entity.ts';
import { inTransaction } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { Confidence } from '../entries/entry.enums.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { Revision } from '../entries/revision.entity.ts';
import { saveEntry } from '../entries/save-entry.ts';
import { storeFile } from '../files/store-file.ts';
import { Locale } from '../graphql/locale.ts';
import { file, readOptions } from '../imports/fixtures/sources.ts';
import { findImporter } from '../imports/importers.ts';
import { readCsv } from '../imports/reading/csv.ts';
import { readTables } from '../imports/reading/read-table.ts';
import { type ImportReport, runImport } from '../imports/run-import.ts';
import type { Person } from '../people/person.entity.ts';
import { type ExportedTable, exportedTables, exportTable } from './export-tables.ts';
import { type ExportFormat, exportFormats } from './table-formats.ts';

const full = await testApi();
const empty = await testApi();
const admins = new Map<TestApi, Person>();
const sections = new Map<TestApi, string>();

beforeAll(async () => {
  for (const api of [full, empty]) {
    admins.set(api, await buildPerson(api, { role: OrganisationRole.ADMIN }));
    sections.set(api, (await buildSection(api)).id);
  }
  const sectionId = sections.get(full)!;
  const tracker = await buildEquipment(full, {
    sectionId,
    title: '=FMB|920 "Pro"; a\\b',
    data: {
      type: 'TRACKER',
      vendor: '@Teltonika',
      partNumbers: ['FMB-920, rev. 2', '+77'],
      supplyMin: 6,
      supplyMax: 30.5,
      parameters: [
        { group: 'Питание', name: 'Ток: сон', value: '< 1; мин > 0', unit: 'mA' },
        { name: 'Вес [брутто]', value: '50' },
      ],
      pinout: [
        {
          id: 'X1',
          name: '=Разъём; 2×6',
          kind: 'DEVICE',
          gender: 'FEMALE',
          rating: 2.5,
          note: 'вид\nсзади',
          pins: [
            {
              label: '1',
              function: 'Питание | плюс',
              direction: 'POWER',
              colour: { main: 'RD', stripe: 'BK' },
              voltageMin: 6,
              voltageMax: 30.5,
              fuse: 2,
            },
            { label: '2', function: '-', direction: 'GROUND', activeLevel: 'LOW', note: "'=a" },
            { label: '2', signal: 'CAN_H', current: 0.5 },
            { function: 'площадка без номера' },
          ],
        },
        { id: 'X2', kind: 'SENSOR', type: 'M12', partNumber: '+4', pins: [] },
      ],
      firmware: [
        { version: '03.27: rc {1}', date: '2026-05-01', changes: 'Сон;\n\n- LIN: есть\n- {CAN}' },
        { version: '03.28', changes: '' },
      ],
      questions: [
        {
          key: 'voltage',
          text: 'Сколько вольт: 12 или 24?',
          answer: 'CHOICE',
          choices: ['12, легковая', '24; грузовая', 'не {знаю}'],
        },
        { key: 'tanks', text: '-сколько баков?', answer: 'NUMBER', choices: [] },
      ],
      steps: [
        {
          text: 'Измерьте питание:\n{зажигание включено}',
          needsPhoto: true,
          measures: { name: 'U; вход', unit: 'V', min: -0.5, max: 30 },
        },
        { text: '=подпишите', needsPhoto: false },
      ],
    },
    tags: ['24v', 'gps; glonass'],
    audience: Audience.CLIENTS,
    confidence: Confidence.VALIDATED,
    body: fromMarkdown(
      '- Первое\n- [второе](https://example.test/a|b)\n\n| A | B |\n| --- | --- |\n| 1 | `2` |\n\n<b>x</b> \\<br>\n\n:::audience STAFF\nТолько своим\n:::',
    ),
  });
  await relate(tracker.id, sectionId);
  await buildEquipment(full, { sectionId, title: 'LLS 5', locale: Locale.en, data: { type: 'FUEL_SENSOR' }, translationOf: (await buildEquipment(full, { sectionId, title: 'LLS 5', data: { type: 'FUEL_SENSOR' } })).id }); // prettier-ignore
  const make = await buildMake(full, { name: 'GAZ', nameCyrillic: 'ГАЗ', country: 'Россия', aliases: ['Gorky, plant'] }); // prettier-ignore
  await buildMake(full, { name: 'Bare Make' });
  const model = await buildModel(full, { makeId: make.id, name: '3302', aliases: ['Газель; бизнес', "'-x"], yearFrom: 1994, yearTo: 2020, bodyClass: 'LCV' }); // prettier-ignore
  const generation = await buildGeneration(full, { modelId: model.id, name: 'Бизнес', yearFrom: 2010, voltage: 12, engine: '2.8 [Cummins]', aliases: ['-2'] }); // prettier-ignore
  await buildModel(full, { makeId: make.id, name: '-3309' });
  const of = { equipmentId: tracker.id, modelId: model.id };
  await buildFitment(full, { ...of, generationId: generation.id, yearFrom: 2010, state: FitmentState.CONFIRMED_BY_US, note: 'Строка 1\nстрока | 2 <br>\n=SUM(A1)', source: "'=прайс", programmeNumber: '00123' }); // prettier-ignore
  await buildFitment(full, {
    ...of,
    yearTo: 2009,
    state: FitmentState.PARTLY,
    reason: '-нет CAN',
    quantity: 1.5,
    role: FitmentRole.ONE_OF,
    group: '@датчик',
    firmware: '03.27.07',
    qualifiers: [
      { key: 'package', value: 'Люкс; с "люком"' },
      { key: 'комплектация', value: 'a: b = c\\' },
    ],
    parameters: [
      { name: 'Скорость, км/ч', availability: ParameterAvailability.YES },
      { name: 'Двери (нет)', availability: ParameterAvailability.OPTION },
    ],
  });
  await buildFitment(full, { ...of, state: FitmentState.NOT_COMPATIBLE, yearFrom: 1994, yearTo: 1994 });
  // Two sources may say the same: told apart by their own ids.
  await buildFitment(full, { ...of, yearFrom: 1994, yearTo: 1994, state: FitmentState.NOT_COMPATIBLE, sourceKey: 'a:1' }); // prettier-ignore
});

/** Relations in a circle, one to an entry of the same title in another language, and a problem with its ticket. */
async function relate(trackerId: string, sectionId: string): Promise<void> {
  const ticket = await buildEntry(full, { kind: 'SOLVED_TICKET', sectionId, title: 'Не спит № 7', data: { issue: 'не спит' } });
  const sensor = await buildEquipment(full, {
    sectionId,
    title: 'Датчик: № 5 {LLS}',
    data: { type: 'FUEL_SENSOR', relations: [{ kind: 'REQUIRES', equipment: trackerId, note: 'один; на бак' }] },
  });
  const older = await buildEquipment(full, { sectionId, title: 'FMB900', data: { relations: [{ kind: 'SUPERSEDED_BY', equipment: trackerId }, { kind: 'ACCESSORY', equipment: sensor.id }] } });
  const manual = await storeFile(await full.ctx(admins.get(full)!), { name: 'manual.txt', bytes: Readable.from([Buffer.from('Руководство')]) });
  await edit(older.id, {
    knownProblems: [{ text: 'Не спит; {2}', from: '1.2', to: '1.4', fixedIn: '1.5', entry: ticket.id }, { text: '-греется' }],
    documents: [{ file: manual.id, title: 'Руководство; {1}', kind: 'MANUAL', language: 'ru' }, { file: manual.id, title: '' }],
    pictures: [{ file: manual.id, caption: 'Сзади', width: 10, height: 20, marks: [{ kind: 'NUMBER', colour: 'RED', x: 0.5, y: 0.5, number: 1 }] }],
  });
} // prettier-ignore

/** Fields that no factory has. */
async function edit(id: string, data: Partial<EquipmentData>): Promise<void> {
  await inTransaction(await full.ctx(admins.get(full)!), async (tx) => {
    const entry = await tx.db.getRepository(Entry).findOneByOrFail({ id });
    const revision = await tx.db.getRepository(Revision).findOneByOrFail({ id: entry.publishedRevisionId! });
    const { entry: saved } = await saveEntry(tx, { id, version: entry.version, data: { ...(revision.data as EquipmentData), ...data } });
    await publishEntry(tx, saved);
  });
} // prettier-ignore

async function exported(
  api: TestApi,
  table: ExportedTable,
  format: ExportFormat,
  locale = Locale.ru,
): Promise<Buffer> {
  const ctx = await api.ctx(admins.get(api)!);
  const out = new PassThrough();
  const [bytes] = await Promise.all([
    buffer(out),
    exportTable({ ...ctx, request: { ...ctx.request, locale } }, table, format, out),
  ]);
  return bytes;
}

async function imported(api: TestApi, table: ExportedTable, name: string, bytes: Buffer, asDrafts = false): Promise<ImportReport> {
  return await runImport(await api.ctx(admins.get(api)!), findImporter(table)!, file(name, bytes), {
    ...readOptions,
    sectionId: sections.get(api)!,
    audience: null,
    asDrafts,
    removeGone: false,
    isDryRun: false,
    onProgress: () => {},
  });
} // prettier-ignore

const changesOf = ({ status, counts, rows }: ImportReport) => ({
  status,
  added: counts.ADDED,
  changed: counts.CHANGED,
  gone: counts.GONE,
  said: rows.filter(({ outcome }) => outcome !== 'WARNING'),
});
const nothing = { status: 'APPLIED', added: 0, changed: 0, gone: 0, said: [] };

describe('a round trip', () => {
  const cases = exportFormats.flatMap((format) => exportedTables.map((table) => [format, table] as const));

  it.each(cases)('as %s: %s imported where they came from change nothing', async (format, table) => {
    for (const locale of [Locale.ru, Locale.en]) {
      const bytes = await exported(full, table, format, locale);
      const report = await imported(full, table, `${table}.${format}`, bytes);
      expect(changesOf(report)).toEqual(nothing);
      expect(report.counts.UNCHANGED).toBeGreaterThan(0);
    }
  });

  it('fills an empty database with the same', async () => {
    for (const table of exportedTables) {
      const report = await imported(empty, table, `${table}.csv`, await exported(full, table, 'csv'));
      expect(report.rows.filter(({ outcome }) => outcome === 'REFUSED')).toEqual([]);
      expect(report.status).toBe('APPLIED');
      const lost = report.rows
        .filter(({ outcome }) => outcome === 'WARNING')
        .map(({ label, column }) => [label, column]);
      if (table === 'devices') expect(lost).toEqual(['Известные неполадки', 'Документы', 'Снимки'].map((column) => ['FMB900', column])); // prettier-ignore
    }
    for (const table of exportedTables) {
      const [there, here] = await Promise.all([withoutNumbers(empty, table), withoutNumbers(full, table)]);
      expect(there).toEqual(here);
      expect(here.length).toBeGreaterThan(1);
    }
  });

  it('changes of a card are told as they are, and nothing else changes', async () => {
    const dataOf = async () => {
      const [card] = await full.db.query<{ data: EquipmentData; tags: string[]; title: string }[]>(
        `SELECT data, tags, entry.title FROM entry JOIN revision ON revision.id = published_revision_id WHERE entry.title LIKE '%FMB|920%'`,
      );
      return card!;
    };
    const before = await dataOf();
    const text = (await exported(full, 'devices', 'csv')).toString();
    const changed = text
      .replace('03.28:', '03.28: новое {дата: 2026-06-01}')
      .replace('24v;', '24v; зима;')
      .replace('подпишите', 'подпишите кабель');
    const report = await imported(full, 'devices', 'devices.csv', Buffer.from(changed));
    expect(report.counts).toMatchObject({ CHANGED: 1, ADDED: 0, REFUSED: 0 });
    expect(report.rows[0]!.changes).toEqual([
      expect.stringMatching(/^firmware: .*03\.28.* → .*новое/s),
      expect.stringMatching(/^steps: .*подпишите кабель/s),
      expect.stringMatching(/^tags: .*зима/),
    ]);
    const { data } = await dataOf();
    expect(data).toEqual({
      ...before.data,
      firmware: [before.data.firmware[0], { version: '03.28', changes: 'новое', date: '2026-06-01' }],
      steps: [expect.objectContaining(before.data.steps[0]!), { text: '=подпишите кабель', needsPhoto: false }],
    });

    const pins = (await exported(full, 'device-pins', 'csv')).toString();
    const [header, ...rows] = pins.split('\r\n');
    const fewer = rows.filter((row) => !row.includes('CAN_H')).join('\r\n').replace('Питание | плюс', 'Питание');
    const told = await imported(full, 'device-pins', 'pins.csv', Buffer.from(`${header}\r\n${fewer}`));
    expect(told.rows.map(({ outcome, changes }) => [outcome, changes])).toEqual([
      ['CHANGED', [expect.stringContaining('pinout.X1.pins.1.function: «Питание | плюс» → «Питание»'), expect.stringMatching(/^pinout\.X1\.pins\.2 \(2\): .* → —/), expect.anything(), expect.anything()]],
    ]);
    expect((await dataOf()).data.pinout[0]!.pins).toHaveLength(3);
    await imported(full, 'device-pins', 'pins.csv', Buffer.from(pins));
    await imported(full, 'devices', 'devices.csv', Buffer.from(text));
    expect((await dataOf()).data).toEqual({ ...before.data, steps: expect.anything(), firmware: expect.anything() });
  }); // prettier-ignore

  it('two rows of one card, one by its id, are refused and not half taken', async () => {
    const [{ id }] = await full.db.query(`SELECT id FROM entry WHERE title = 'FMB900'`);
    const rows = `ID карточки;Название;Язык;Производитель\n${id};FMB900;ru;Один\n;FMB900;ru;Другой`;
    const report = await imported(full, 'devices', 'twice.csv', Buffer.from(rows), true);
    expect(report.status).toBe('REFUSED');
    expect(report.rows.find(({ outcome }) => outcome === 'REFUSED')).toMatchObject({
      line: 3,
      label: 'FMB900',
    });
  });

  it('a relation to nobody is refused with its row and column', async () => {
    const report = await imported(full, 'devices', 'x.csv', Buffer.from('Название;Язык;Связи\nFMB900;ru;требует: Нет такого № 999\nНовый;ru;нужен: FMB900')); // prettier-ignore
    expect(report.status).toBe('REFUSED');
    expect(report.rows.filter(({ outcome }) => outcome === 'REFUSED')).toEqual([
      expect.objectContaining({ line: 3, column: 'Связи', message: expect.objectContaining({ ru: '«нужен: FMB900» здесь не понять.' }) }),
      expect.objectContaining({ line: 2, column: 'Связи', message: expect.objectContaining({ ru: expect.stringContaining('Нет такого № 999') }) }),
    ]); // prettier-ignore
  });

  it('starts no formula in a spreadsheet', async () => {
    for (const table of exportedTables) {
      const text = (await exported(full, table, 'tsv')).toString();
      const cells = readCsv(text.slice(1), '\t', null).flatMap((row) => row.cells);
      expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
      expect(cells.some((cell) => /^'[=+\-@]/.test(cell))).toBe(true);
    }
  });
});

/**
 * Cells in the order of their texts, but what each database gives out itself: short numbers and ids of entries. Files and
 * tickets are no part of a table.
 */
async function withoutNumbers(api: TestApi, table: ExportedTable): Promise<string[]> {
  const [read] = await readTables(file('x.json', await exported(api, table, 'json')));
  const isOfDevices = table === 'devices' || table === 'device-pins';
  const own = ['deviceNumber', 'number', 'translations', 'documents', 'pictures', ...(isOfDevices ? ['id'] : [])];
  const left = read!.header.cells.flatMap((key, i) => (own.includes(key) ? [] : [i]));
  return read!.rows
    .map(({ cells }) => JSON.stringify(left.map((i) => cells[i])).replaceAll(/,\\"entry\\":\\"[^"]*"| № \d+(?=\\")/g, ''))
    .toSorted();
} // prettier-ignore
