import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { testHttp } from '../../test/http.ts';
import { OrganisationRole } from '../access/roles.ts';
import { VehicleModel } from '../catalogue/vehicle.entity.ts';
import type { Person } from '../people/person.entity.ts';
import { ImportRun, ImportStatus } from './import-run.entity.ts';
import { importsRouter } from './imports.router.ts';

const api = await testApi();
const http = await testHttp(api, importsRouter(api.app));
let admin: Person;

beforeAll(async () => {
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
});

async function upload(name: string, content: string | Buffer, as: Person | null = admin): Promise<Response> {
  const form = new FormData();
  form.append('files', new Blob([Buffer.from(content)]), name);
  return await http.fetch('/imports', as, { method: 'POST', body: form });
}

async function uploaded(name: string, content: string | Buffer): Promise<string> {
  const answer = await upload(name, content);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { uploadId: string }).uploadId;
}

const fields = `id status isDryRun progress added changed refused fileName error person { id } preview`;

const start = (variables: Record<string, unknown>, as: Person | null = admin) =>
  api.ask(
    `mutation ($uploadId: UUID!, $importer: String!, $sectionId: UUID, $mapping: JSON, $dryRun: Boolean!) {
      startImport(uploadId: $uploadId, importer: $importer, sectionId: $sectionId, mapping: $mapping, dryRun: $dryRun) { ${fields} }
    }`,
    variables,
    as,
  );

/** The run once it is over. */
async function finished(id: string): Promise<Record<string, unknown> & { rows: Record<string, unknown>[] }> {
  for (;;) {
    const { data } = await api.ask(
      `query ($id: UUID!) { importRun(id: $id) { ${fields} finishedAt rows { line column outcome label message remedy changes } } }`,
      { id },
      admin,
    );
    if (data.importRun.status !== 'RUNNING') return data.importRun;
    await sleep(20);
  }
}

const table = iconv.encode(
  'Производитель;Название;Год от\nГАЗ;Соболь;1998\nГАЗ;Вепрь;19x9\n',
  'windows-1251',
);

/** As a browser without JavaScript sends the form. */
const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('imports from the page', () => {
  it('show a form without JavaScript why its file was refused, and lead back to it', async () => {
    const form = new FormData();
    form.append('files', new Blob([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0])]), '<b>cars.csv');
    const answer = await http.fetch('/imports', admin, { method: 'POST', body: form, headers: { accept } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    const page = await answer.text();
    expect(page).toContain('такие файлы не принимаются');
    expect(page).toContain('<a href="/admin/imports">');
    expect(page).not.toContain('<b>');
  });

  it('preview an uploaded table, take the columns that the user names, and report each row in their language', async () => {
    const uploadId = await uploaded('парк.csv', table);
    const mapping = { model: 'Название' };
    const { data, errors } = await start({ uploadId, importer: 'vehicles', mapping, dryRun: true });
    expect(errors).toEqual([]);
    expect(data.startImport).toMatchObject({
      isDryRun: true,
      fileName: 'парк.csv',
      person: { id: admin.id },
    });
    const run = await finished(data.startImport.id);
    expect(run).toMatchObject({
      status: 'REFUSED',
      progress: 1,
      added: 1,
      refused: 1,
      preview: {
        encoding: 'windows-1251',
        delimiter: ';',
        header: ['Производитель', 'Название', 'Год от'],
        rows: [
          ['ГАЗ', 'Соболь', '1998'],
          ['ГАЗ', 'Вепрь', '19x9'],
        ],
        columns: { make: 'Производитель', model: 'Название', yearFrom: 'Год от' },
      },
    });
    expect(run.rows).toContainEqual({
      line: 3,
      column: 'Год от',
      outcome: 'REFUSED',
      label: 'ГАЗ Вепрь',
      message: '«19x9» — не год.',
      remedy: 'Впишите год четырьмя цифрами или оставьте ячейку пустой.',
      changes: [],
    });
    expect(await api.db.getRepository(VehicleModel).countBy({ name: 'Соболь' })).toBe(0);
  });

  it('apply it, and list the run', async () => {
    const uploadId = await uploaded('park.csv', 'make,model\nУАЗ,469\n');
    const { data } = await start({ uploadId, importer: 'vehicles', dryRun: false });
    expect(await finished(data.startImport.id)).toMatchObject({ status: 'APPLIED', added: 1, error: null });
    expect(await api.db.getRepository(VehicleModel).countBy({ name: '469' })).toBe(1);
    const { data: list } = await api.ask(
      `{ importRuns(first: 1) { id rows(outcome: ADDED, first: 5) { label } } }`,
      {},
      admin,
    );
    expect(list.importRuns).toEqual([{ id: data.startImport.id, rows: [{ label: 'УАЗ 469' }] }]);
  });

  it('say at once what cannot begin: another importer or section, a broken archive, a mapping of another kind', async () => {
    const uploadId = await uploaded('cars.csv', 'make,model\nA,B\n');
    const section = await buildSection(api);
    const runs = await api.db.getRepository(ImportRun).count();
    const fieldOf = async (variables: Record<string, unknown>) =>
      (await start({ uploadId, importer: 'vehicles', dryRun: true, ...variables })).errors[0]?.fields?.[0]
        ?.path;
    expect(await fieldOf({ importer: 'cars' })).toBe('importer');
    expect(await fieldOf({ importer: 'kits', sectionId: randomUUID() })).toBe('sectionId');
    expect(await fieldOf({ importer: 'kits', sectionId: section.id, mapping: { make: 1 } })).toBe('mapping');
    const broken = await uploaded(
      'wiki.zip',
      Buffer.from('PK\u0003\u0004cut off in the middle of the first file', 'latin1'),
    );
    expect(await fieldOf({ uploadId: broken, importer: 'wiki-zip', sectionId: section.id })).toBe('uploadId');
    expect(await api.db.getRepository(ImportRun).count()).toBe(runs);
  });

  it('can be cancelled by another process, and a run whose process died has failed', async () => {
    const runs = api.db.getRepository(ImportRun);
    const run = await runs.save(
      runs.create({
        importer: 'vehicles',
        fileName: 'x',
        status: ImportStatus.RUNNING,
        isDryRun: false,
        personId: null,
      }),
    );
    const statusOf = async () =>
      (await api.ask(`query ($id: UUID!) { importRun(id: $id) { status } }`, { id: run.id }, admin)).data
        .importRun.status;
    expect(await statusOf()).toBe('RUNNING');
    await runs.update(run.id, { lastSeenAt: new Date(Date.now() - 120_000) });
    expect(await statusOf()).toBe('FAILED');
    const { data } = await api.ask(
      `mutation ($id: UUID!) { cancelImport(id: $id) { status } }`,
      { id: run.id },
      admin,
    );
    expect(data.cancelImport.status).toBe('CANCELLED');
  });

  it('are for admins alone', async () => {
    const staff = await buildPerson(api);
    const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
    expect((await upload('a.csv', 'make,model\n', staff)).status).toBe(403);
    expect((await upload('a.csv', 'make,model\n', client)).status).toBe(404);
    expect((await upload('a.csv', 'make,model\n', null)).status).toBe(401);
    for (const document of [`{ importers { name } }`, `{ importRuns { id } }`])
      expect((await api.ask(document, {}, staff)).errors[0]!.code).toBe('FORBIDDEN');
  });

  it('name every importer in both languages, with its columns', async () => {
    const { data } = await api.ask(
      `{ importers { name title { ru en } accepts writesEntries columns { key isRequired } } }`,
      {},
      admin,
    );
    expect(data.importers).toHaveLength(16);
    expect(data.importers[0]).toMatchObject({
      name: 'vehicles',
      writesEntries: false,
      columns: expect.arrayContaining([{ key: 'make', isRequired: true }]),
    });
  });
});
