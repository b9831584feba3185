import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, expect, it } from 'vitest';
import { testApi } from '../../test/api.ts';
import { seedDemoWhenEmpty } from '../demo/seed-demo.ts';
import { file, readOptions } from '../imports/fixtures/sources.ts';
import { findImporter } from '../imports/importers.ts';
import { runImport } from '../imports/run-import.ts';
import { Person } from '../people/person.entity.ts';
import { exportedTables, exportTable } from './export-tables.ts';
import { exportFormats } from './table-formats.ts';

const api = await testApi();
let admin: Person;

beforeAll(async () => {
  await seedDemoWhenEmpty({ ...api.app, config: { ...api.app.config, demoContent: true } });
  admin = await api.db.getRepository(Person).findOneByOrFail({ email: 'admin@mayak.example' });
}, 120_000);

const cases = exportFormats.flatMap((format) => exportedTables.map((table) => [table, format] as const));

it.each(cases)('%s of the demo company as %s change nothing when they come back', async (table, format) => {
  const out = new PassThrough();
  const [bytes] = await Promise.all([
    buffer(out),
    exportTable(await api.ctx(admin), table, format, out),
  ]);
  const report = await runImport(await api.ctx(admin), findImporter(table)!, file(`${table}.${format}`, bytes), {
    ...readOptions,
    sectionId: null,
    audience: null,
    asDrafts: false,
    removeGone: false,
    isDryRun: false,
    onProgress: () => {},
  });
  expect(report.rows).toEqual([]);
  expect(report.status).toBe('APPLIED');
  expect(report.counts.UNCHANGED).toBeGreaterThan(10);
}); // prettier-ignore
