import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildGeneration, buildMake, buildModel } from '../../test/catalogue-factories.ts'; // prettier-ignore
import { buildPerson, buildSection } from '../../test/factories.ts';
import { OrganisationRole } from '../access/roles.ts';
import { FitmentRole, FitmentState, ParameterAvailability } from '../catalogue/fitment.entity.ts';
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
    },
  });
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

async function imported(api: TestApi, table: ExportedTable, name: string, bytes: Buffer): Promise<ImportReport> {
  return await runImport(await api.ctx(admins.get(api)!), findImporter(table)!, file(name, bytes), {
    ...readOptions,
    sectionId: sections.get(api)!,
    audience: null,
    asDrafts: false,
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
    for (const table of ['vehicles', 'devices', 'fitments'] as const) {
      const report = await imported(empty, table, `${table}.csv`, await exported(full, table, 'csv'));
      expect(report.rows.filter(({ outcome }) => outcome === 'REFUSED')).toEqual([]);
      expect(report.status).toBe('APPLIED');
    }
    for (const table of exportedTables) {
      const [there, here] = await Promise.all([withoutNumbers(empty, table), withoutNumbers(full, table)]);
      expect(there).toEqual(here);
      expect(here.length).toBeGreaterThan(1);
    }
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

/** Cells in the order of their texts, but short numbers and ids of entries, which each database gives out itself. */
async function withoutNumbers(api: TestApi, table: ExportedTable): Promise<string[]> {
  const [read] = await readTables(file('x.json', await exported(api, table, 'json')));
  const left = read!.header.cells.flatMap((key, i) => {
    const isOwn = ['deviceNumber', 'number', 'translations'].includes(key) || (key === 'id' && table === 'devices');
    return isOwn ? [] : [i];
  });
  return read!.rows.map(({ cells }) => JSON.stringify(left.map((i) => cells[i]))).toSorted();
} // prettier-ignore
