import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildSection } from '../../test/factories.ts';
import { OrganisationRole } from '../access/roles.ts';
import { VehicleModel } from '../catalogue/vehicle.entity.ts';
import { Entry } from '../entries/entry.entity.ts';
import { Locale } from '../graphql/locale.ts';
import { ImportRun } from '../imports/import-run.entity.ts';
import { verifyPassword } from '../people/passwords.ts';
import { Person } from '../people/person.entity.ts';
import { addExportCommand } from './export.command.ts';
import { addImportCommand } from './import.command.ts';
import { addMaintenanceCommands } from './maintenance.commands.ts';
import { addPersonCommand } from './person.command.ts';

const api = await testApi();
const directory = mkdtempSync(join(tmpdir(), 'fieldlore-cli-'));

beforeAll(() => {
  const { host, port, username, password, database } = api.db.options as PostgresDataSourceOptions;
  const url = new URL(`postgres://localhost:${port}/${database}`);
  url.username = username!;
  url.password = String(password);
  // The cluster of the tests listens on a socket, whose folder no host name can be.
  url.searchParams.set('host', host!);
  vi.stubEnv('DATABASE_URL', url.href);
  vi.stubEnv('DATA_DIR', directory);
});
afterEach(() => {
  process.exitCode = 0;
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true, force: true });
});

/** Runs a command line in this process and returns what it printed. */
async function fieldlore(...args: string[]): Promise<string> {
  const program = new Command('fieldlore').exitOverride().configureOutput({ writeErr: () => {} });
  addImportCommand(program);
  addExportCommand(program);
  addPersonCommand(program);
  addMaintenanceCommands(program);
  const output: string[] = [];
  const write = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => Boolean(output.push(String(text))));
  try {
    await program.parseAsync(args, { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return output.join('');
}

function fileOf(name: string, content: string): string {
  const path = join(directory, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

describe('fieldlore', () => {
  it('says how to make the first admin, and makes one', async () => {
    const cars = fileOf('none.csv', 'make,model\nA,B\n');
    await expect(fieldlore('import', 'vehicles', cars)).rejects.toThrow(/person add --role ADMIN/);
    const printed = await fieldlore(
      'person',
      'add',
      '--email',
      'Anna@Example.test',
      '--name',
      'Anna',
      '--role',
      'ADMIN',
    );
    const [email, password] = printed.trim().split(/\s+/);
    const person = await api.db.getRepository(Person).findOneByOrFail({ email: email! });
    expect([email, person.role]).toEqual(['anna@example.test', OrganisationRole.ADMIN]);
    // Whatever language the server's shell speaks.
    expect(person.locale).toBe(Locale.ru);
    expect(await verifyPassword(person.passwordHash, password!)).toBe(true);
  });

  it('sets a new password', async () => {
    const [, password] = (await fieldlore('person', 'password', 'anna@example.test')).trim().split(/\s+/);
    const { passwordHash } = await api.db
      .getRepository(Person)
      .findOneByOrFail({ email: 'anna@example.test' });
    expect(await verifyPassword(passwordHash, password!)).toBe(true);
  });

  it('imports a file, or only shows what would happen', async () => {
    const cars = fileOf('cars.csv', 'make,model\nLada,Vesta\nLada,Granta\n');
    expect(await fieldlore('import', 'vehicles', cars, '--dry-run')).toMatch(/: 2\n.*--dry-run/s);
    expect(await api.db.getRepository(VehicleModel).count()).toBe(0);
    await fieldlore('import', 'vehicles', cars);
    expect(await api.db.getRepository(VehicleModel).count()).toBe(2);
    expect(await api.db.getRepository(ImportRun).countBy({ importer: 'vehicles' })).toBe(2);
    expect(process.exitCode).toBe(0);
  });

  it('ends with 1 and the places of mistakes where something was refused', async () => {
    const printed = await fieldlore(
      'import',
      'vehicles',
      fileOf('bad.csv', 'make,model,year from\nLada,Niva,19x1\n'),
    );
    expect(printed).toMatch(/2, year from — Lada Niva: .19x1./);
    expect(process.exitCode).toBe(1);
  });

  it('imports the files of a folder one by one: a refused one does not hold up the others', async () => {
    const folder = dirname(fileOf('park/1.csv', 'make,model\nUAZ,Hunter\n'));
    fileOf('park/2.csv', 'make,model,Years\nUAZ,Patriot,2005–\nUAZ,Pickup,давно\n');
    fileOf('park/3.csv', 'name\nUAZ\n');
    fileOf('park/4.csv', 'make,model\nUAZ,Profi\n');
    fileOf('park/LICENSE.txt', 'CC BY');
    const printed = await fieldlore('import', 'vehicles', folder);
    expect(process.exitCode).toBe(1);
    expect(printed).toMatch(/== 2\.csv ==.*2\.csv, (?:строка|line) 3, Years.*== 4\.csv ==/s);
    expect(printed).toMatch(/: 4, .*: 2\n {2}2\.csv\n {2}3\.csv\n$/);
    const models = await api.db.getRepository(VehicleModel).find();
    const names = models.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Hunter', 'Profi']));
    expect(names).not.toContain('Patriot');

    process.exitCode = 0;
    fileOf('park/2.csv', 'make,model,Years\nUAZ,Patriot,2005–\n');
    rmSync(join(folder, '3.csv'));
    const json = JSON.parse(await fieldlore('import', 'vehicles', folder, '--json'));
    expect(json).toMatchObject([
      { name: '1.csv', report: { status: 'APPLIED', counts: { UNCHANGED: 1 } } },
      { name: '2.csv', report: { counts: { ADDED: 1 } } },
      { name: '4.csv', report: { counts: { UNCHANGED: 1 } } },
    ]);
    expect(process.exitCode).toBe(0);
  });

  it('takes columns by the headers that it is told, and prints the report as JSON', async () => {
    const cars = fileOf('other.csv', 'M,N\nGAZ,3302\n');
    const printed = await fieldlore(
      'import',
      'vehicles',
      cars,
      '--column',
      'make=M',
      '--column',
      'model=N',
      '--json',
    );
    expect(JSON.parse(printed)).toMatchObject({
      status: 'APPLIED',
      counts: { ADDED: 1 },
      rows: [{ label: 'GAZ 3302' }],
    });
    await expect(fieldlore('import', 'vehicles', cars, '--column', 'make')).rejects.toThrow(/--column make/);
  });

  it('exports a table that the import takes back as it is, and leaves no half of a file', async () => {
    const path = join(directory, 'vehicles.tsv');
    await fieldlore('export', 'vehicles', path);
    expect(existsSync(`${path}.part`)).toBe(false);
    const json = JSON.parse(await fieldlore('import', 'vehicles', path, '--json'));
    expect(json).toMatchObject({ status: 'APPLIED', counts: { ADDED: 0, CHANGED: 0, GONE: 0 } });
    expect(json.counts.UNCHANGED).toBeGreaterThan(2);
    expect(await fieldlore('export', 'vehicles', '-', '--format', 'json')).toMatch(/^\[\n\{"make":/);
    await expect(fieldlore('export', 'people', path)).rejects.toThrow(
      /vehicles, devices, device-pins, fitments/,
    );
  });

  it('takes the section of entries by its slug, and lists those that there are', async () => {
    const page = fileOf('wiki/a.md', '# A\n\nWords.\n');
    const { slug } = await buildSection(api);
    await expect(fieldlore('import', 'wiki-markdown', page, '--section', 'nope')).rejects.toThrow(slug);
    await fieldlore('import', 'wiki-markdown', join(directory, 'wiki'), '--section', slug, '--draft');
    expect(await api.db.getRepository(Entry).findOneBy({ title: 'A' })).toMatchObject({ status: 'DRAFT' });
  });

  it('names what it does not know: importers and files', async () => {
    await expect(fieldlore('import', 'cars', 'x')).rejects.toThrow(/vehicles/);
    await expect(fieldlore('import', 'vehicles', join(directory, 'gone.csv'))).rejects.toThrow(/gone\.csv/);
  });

  it('builds the search anew, and says that the tables are up to date', async () => {
    await api.db.query('DELETE FROM search_outbox');
    const documents = await api.db.getRepository(VehicleModel).count();
    expect(await fieldlore('reindex')).toMatch(new RegExp(`embedded.* ${documents}\\D`));
    const [{ rebuilt_documents }] = await api.db.query('SELECT rebuilt_documents FROM search_copy');
    expect(rebuilt_documents).toBe(documents);
    expect(await fieldlore('migrate')).not.toBe('');
  });
});
