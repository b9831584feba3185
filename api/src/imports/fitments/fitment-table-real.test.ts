import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { testApi } from '../../../test/api.ts';
import { buildPerson, buildSection } from '../../../test/factories.ts';
import { OrganisationRole } from '../../access/roles.ts';
import { Fitment } from '../../catalogue/fitment.entity.ts';
import { readOptions } from '../fixtures/sources.ts';
import { openSource } from '../reading/source.ts';
import { runImport } from '../run-import.ts';
import { fitmentTable } from './fitment-table.importer.ts';

const data = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../../shared/data/01-fitment');

describe.skipIf(!existsSync(data))('tables of ../shared/data as tables of fitments', () => {
  it('a bill of parts is taken with its columns as they are, and changes nothing the second time', async () => {
    const api = await testApi();
    const admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
    const sectionId = (await buildSection(api)).id;
    const run = async (addMissing: boolean) =>
      await runImport(
        await api.ctx(admin),
        fitmentTable,
        await openSource(resolve(data, 'driver-assist-kits-2024/kits_A-H.csv')),
        {
          ...readOptions,
          addMissing,
          sectionId,
          audience: null,
          asDrafts: false,
          removeGone: false,
          isDryRun: false,
          onProgress: () => {},
        },
      );
    const unknown = await run(false);
    expect(unknown.status).toBe('REFUSED');
    expect(unknown.questions.map(({ text }) => text)).toContain('Acura ILX');
    expect(await api.db.getRepository(Fitment).count()).toBe(0);

    const report = await run(true);
    expect(report.rows.filter(({ outcome }) => outcome === 'REFUSED')).toEqual([]);
    expect(report.status).toBe('APPLIED');
    expect(await api.db.getRepository(Fitment).count()).toBeGreaterThan(500);
    const { ADDED, CHANGED, GONE } = (await run(true)).counts;
    expect({ ADDED, CHANGED, GONE }).toEqual({ ADDED: 0, CHANGED: 0, GONE: 0 });
  });
});
