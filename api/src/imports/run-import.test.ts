import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { testApi } from '../../test/api.ts';
import { OrganisationRole } from '../access/roles.ts';
import { Fitment } from '../catalogue/fitment.entity.ts';
import { VehicleModel } from '../catalogue/vehicle.entity.ts';
import { inTransaction } from '../context.ts';
import { binEntry } from '../entries/change-entry-status.ts';
import { Entry } from '../entries/entry.entity.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { Revision } from '../entries/revision.entity.ts';
import { saveEntry } from '../entries/save-entry.ts';
import { StoredFile } from '../files/file.entity.ts';
import type { Person } from '../people/person.entity.ts';
import { Section } from '../sections/section.entity.ts';
import { file, folder, readOptions } from './fixtures/sources.ts';
import { findImporter } from './importers.ts';
import type { ImportSource } from './reading/source.ts';
import { type ImportOptions, type ImportReport, runImport } from './run-import.ts';

const api = await testApi();
let admin: Person;
let section: Section;

beforeAll(async () => {
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  section = await buildSection(api);
});

async function run(
  name: string,
  source: ImportSource,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  return await runImport(await api.ctx(admin), findImporter(name)!, source, {
    ...readOptions,
    sectionId: section.id,
    audience: null,
    asDrafts: false,
    removeGone: false,
    isDryRun: false,
    onProgress: () => {},
    ...options,
  });
}

/** Outcomes that are not zero. */
const counts = ({ counts: all }: ImportReport) =>
  Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
const entriesOf = (scope: string) =>
  api.db
    .getRepository(Entry)
    .createQueryBuilder('entry')
    .where('starts_with(entry.source_key, :scope)', { scope })
    .orderBy('entry.source_key')
    .getMany();
const revisionOf = (id: string | null) => api.db.getRepository(Revision).findOneByOrFail({ id: id! });

const page = (title: string, text: string) => `# ${title}\n\n${text}\n`;

describe('an import', () => {
  it('that is a dry run tells what would happen and writes nothing', async () => {
    const before = await api.db.getRepository(Entry).count();
    const source = folder('dry', { 'a.md': page('A', 'One'), 'b.md': page('B', 'Two') });
    const preview = await run('wiki-markdown', source, { isDryRun: true });
    expect([preview.status, counts(preview)]).toEqual(['PREVIEWED', { ADDED: 2 }]);
    expect(await api.db.getRepository(Entry).count()).toBe(before);
    expect(counts(await run('wiki-markdown', source))).toEqual(counts(preview));
  });

  it('writes nothing at all where one row is refused', async () => {
    const models = await api.db.getRepository(VehicleModel).count();
    const report = await run(
      'vehicles',
      file('half.csv', 'make,model,year from\nHalf,One,2001\nHalf,Two,20x1\n'),
    );
    expect([report.status, counts(report)]).toEqual(['REFUSED', { ADDED: 1, REFUSED: 1 }]);
    expect(await api.db.getRepository(VehicleModel).count()).toBe(models);
  });

  it('done again changes nothing, and shows what was changed and what is gone', async () => {
    const first = folder('again', {
      'a.md': page('A', 'One'),
      'b.md': page('B', 'Two'),
      'c.md': page('C', 'Three'),
    });
    await run('wiki-markdown', first);
    expect(counts(await run('wiki-markdown', first))).toEqual({ UNCHANGED: 3 });

    const second = folder('again', { 'a.md': page('A', 'One'), 'b.md': page('B', 'Changed') });
    const report = await run('wiki-markdown', second);
    expect(counts(report)).toEqual({ UNCHANGED: 1, CHANGED: 1, GONE: 1 });
    expect(report.rows.map(({ outcome, label, changes }) => [outcome, label, changes])).toEqual([
      ['CHANGED', 'B', ['body']],
      ['GONE', 'C', []],
    ]);
    const [, b, c] = await entriesOf('wiki-markdown/again/');
    expect(JSON.stringify((await revisionOf(b!.publishedRevisionId)).body)).toContain('Changed');
    expect(c!.status).toBe('PUBLISHED');

    await run('wiki-markdown', second, { removeGone: true });
    expect((await entriesOf('wiki-markdown/again/')).map(({ status }) => status)).toEqual([
      'PUBLISHED',
      'PUBLISHED',
      'ARCHIVED',
    ]);
  });

  it('leaves what people wrote since alone, until the source changes the same entry', async () => {
    const source = (text: string) => folder('edited', { 'a.md': page('A', text) });
    await run('wiki-markdown', source('One'));
    const [entry] = await entriesOf('wiki-markdown/edited/');
    await inTransaction(await api.ctx(admin), async (tx) => {
      const saved = await saveEntry(tx, { id: entry!.id, version: entry!.version, title: 'By hand' });
      await publishEntry(tx, saved.entry);
    });
    expect(counts(await run('wiki-markdown', source('One')))).toEqual({ UNCHANGED: 1 });
    expect((await entriesOf('wiki-markdown/edited/'))[0]!.title).toBe('By hand');

    const report = await run('wiki-markdown', source('Two'));
    expect(counts(report)).toEqual({ CHANGED: 1, WARNING: 1 });
    expect((await entriesOf('wiki-markdown/edited/'))[0]!.title).toBe('A');
    expect(await api.db.getRepository(Revision).countBy({ entryId: entry!.id, title: 'By hand' })).toBe(1);
  });

  it('leaves an entry that people put into the bin there', async () => {
    const source = folder('binned', { 'a.md': page('A', 'One') });
    await run('wiki-markdown', source);
    const [entry] = await entriesOf('wiki-markdown/binned/');
    await inTransaction(await api.ctx(admin), (tx) => binEntry(tx, entry!));
    expect(counts(await run('wiki-markdown', source))).toEqual({ WARNING: 1 });
  });

  it('leaves drafts where it is asked for them', async () => {
    const source = folder('drafts', { 'a.md': page('A', 'One') });
    await run('wiki-markdown', source, { asDrafts: true });
    const [entry] = await entriesOf('wiki-markdown/drafts/');
    expect([entry!.status, entry!.publishedRevisionId]).toEqual(['DRAFT', null]);
    expect(counts(await run('wiki-markdown', source, { asDrafts: true }))).toEqual({ UNCHANGED: 1 });
  });

  it('that is cancelled leaves nothing', async () => {
    const stop = new AbortController();
    const pages = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.md`, page(`P${i}`, 'x')]));
    const report = await run('wiki-markdown', folder('cancelled', pages), {
      signal: stop.signal,
      onProgress: (done) => done > 0.4 && stop.abort(),
    });
    expect(report.status).toBe('CANCELLED');
    expect(await entriesOf('wiki-markdown/cancelled/')).toEqual([]);
  });

  it('tells its progress from 0 to 1, never backwards', async () => {
    const told: number[] = [];
    await run('wiki-markdown', folder('progress', { 'a.md': page('A', 'x'), 'b.md': page('B', 'y') }), {
      onProgress: (done) => told.push(done),
    });
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  it('is for admins', async () => {
    const staff = await api.ctx(await buildPerson(api));
    const source = folder('x', { 'a.md': page('A', 'x') });
    const options = {
      ...readOptions,
      sectionId: null,
      audience: null,
      asDrafts: false,
      removeGone: false,
      isDryRun: false,
      onProgress: () => {},
    };
    await expect(runImport(staff, findImporter('wiki-markdown')!, source, options)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('puts entries into a section named after the source where none was chosen, for staff', async () => {
    const source = folder('Наша вики', { 'a.md': page('A', 'x') });
    expect(counts(await run('wiki-markdown', source, { sectionId: null }))).toEqual({ ADDED: 2 });
    const [entry] = await entriesOf('wiki-markdown/Наша вики/');
    const own = await api.db.getRepository(Section).findOneByOrFail({ id: entry!.sectionId });
    expect(own).toMatchObject({
      slug: 'import-nasha-viki',
      names: { ru: 'Наша вики' },
      parentId: null,
      audience: 'STAFF',
    });
    expect(counts(await run('wiki-markdown', source, { sectionId: null }))).toEqual({ UNCHANGED: 2 });
  });
});

describe('entries of an import', () => {
  it('link to each other, know their twins, lie in sections and show their pictures, stored once', async () => {
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const source = folder('linked', {
      'ru/dev/one.md': page('Раз', '[два](two.md) ![x](../../pic) ![y](../../copy)'),
      'ru/dev/two.md': page('Два', 'слово [раз](one.md#a)'),
      'en/dev/one.md': page('One', 'word'),
      pic: png,
      copy: png,
    });
    const files = await api.db.getRepository(StoredFile).count();
    const report = await run('wiki-markdown', source);
    expect(counts(report)).toEqual({ ADDED: 4 });
    const [english, one, two] = await entriesOf('wiki-markdown/linked/');
    const { entry } = (
      await api.ask(
        `query ($id: UUID!) { entry(id: $id) { html translations { id } backlinks { id } section { slug ancestors { id } } } }`,
        { id: one!.id },
        admin,
      )
    ).data;
    expect(entry.html).toContain(`/wiki/${two!.slug}`);
    expect(entry.html).toContain('<img');
    expect(entry.translations).toEqual([{ id: english!.id }]);
    expect(entry.backlinks).toEqual([{ id: two!.id }]);
    expect(entry.section.slug).toBe('linked-dev');
    expect(entry.section.ancestors[0].id).toBe(section.id);
    expect(await api.db.getRepository(StoredFile).count()).toBe(files + 2);

    expect(counts(await run('wiki-markdown', source))).toEqual({ UNCHANGED: 4 });
    expect(await api.db.getRepository(StoredFile).count()).toBe(files + 2);
  });

  it('come without a file that cannot be kept, with a warning', async () => {
    const report = await run(
      'wiki-markdown',
      folder('badfile', {
        'a.md': page('A', '![x](x.exe)'),
        'x.exe': Buffer.from('MZ\u0000\u0001\u0002', 'latin1'),
      }),
    );
    expect([report.status, counts(report)]).toEqual(['APPLIED', { ADDED: 1, WARNING: 1 }]);
  });

  it('stay drafts where the checks of a diagram have something to say, with the way on', async () => {
    const twice = [1, 2].map((n) => ({ name: `Signal ${n}`, pin: 2 }));
    const sheet = (pinout: object[]) => JSON.stringify([{ name: 'SPEEDO', pinout }]);
    const source = folder('speedo', { 'a.json': sheet(twice), 'b.json': sheet(twice.slice(1)) });
    const report = await run('connectors', source);
    expect([report.status, counts(report)]).toEqual(['APPLIED', { ADDED: 2, WARNING: 1 }]);
    expect(report.rows.find(({ outcome }) => outcome === 'WARNING')).toMatchObject({
      message: { en: expect.stringContaining('it has warnings (1)') },
      remedy: { en: expect.stringContaining('saved as a draft') },
    });
    const statuses = (await entriesOf('connectors/speedo/')).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual(['DRAFT', 'PUBLISHED']);
  });

  it('are refused by what the editor would refuse, with place and remedy', async () => {
    const answers = (code: string) =>
      folder('codes', {
        'a.yaml': `subject: A\nbody: One\n`,
        [`${code}.yaml`]: 'subject: B\nbody: Two %{x} {{y\n',
      });
    const report = await run('answers-osticket', answers('-bad'));
    expect(report.status).toBe('REFUSED');
    expect(report.rows.filter(({ outcome }) => outcome === 'REFUSED')).toMatchObject([
      {
        file: '-bad.yaml',
        message: { en: expect.stringContaining('data.shortCode') },
        remedy: { ru: expect.any(String) },
      },
    ]);
  });

  it('are refused where their short code is taken, and the row is named', async () => {
    await run('answers-osticket', folder('first', { 'hello.yaml': 'subject: Hi\nbody: One\n' }));
    const report = await run(
      'answers-osticket',
      folder('second', { 'hello.yaml': 'subject: Hi\nbody: Two\n' }),
    );
    expect(report.status).toBe('REFUSED');
    expect(report.rows.at(-1)).toMatchObject({
      file: 'hello.yaml',
      label: 'Hi',
      message: { en: expect.stringContaining('short code') },
    });
    expect(await entriesOf('answers-osticket/second/')).toEqual([]);
  });
});

describe('fitments of an import', () => {
  const header = 'make,model,year_from,year_to,package,part,qty\n';
  const kit = (...rows: string[]) => file('kit.csv', header + rows.join('\n'));

  it('find vehicles by name, add those that are missing, and share the equipment of other lists', async () => {
    await run('vehicles', file('base.csv', 'make,model,model code\nŠkoda,Rapid 2,SK1\n'));
    const report = await run(
      'kits',
      kit('Skoda,rapid-2,2019,2021,,Camera,1', 'Skoda,Fabia,2019,,All,Camera,2'),
    );
    expect(report.rows.map(({ label }) => label)).toEqual([
      'Camera',
      'Skoda Fabia',
      'Skoda rapid-2 2019–2021: camera',
      'Skoda Fabia 2019–: camera',
    ]);
    const again = await run('kits', file('other.csv', `${header}Skoda,Fabia,2010,2012,,Camera,1\n`));
    expect(counts(again)).toEqual({ ADDED: 1, UNCHANGED: 1 });
    expect(await api.db.getRepository(Entry).countBy({ sourceKey: 'equipment/camera' })).toBe(1);
  });

  it('are kept where the source dropped them, unless it is told to remove them', async () => {
    const rows = ['Wolga,21,1960,1970,,Relay,1', 'Wolga,24,1970,1985,,Relay,1'];
    await run('kits', kit(...rows), { set: 'gone' });
    const fitments = () =>
      api.db
        .getRepository(Fitment)
        .createQueryBuilder('f')
        .where(`starts_with(f.source_key, 'kits/gone:')`)
        .getCount();
    const report = await run('kits', kit(rows[0]!), { set: 'gone' });
    expect(report.rows).toMatchObject([{ outcome: 'GONE', label: 'Wolga 24, Relay' }]);
    expect(await fitments()).toBe(2);
    await run('kits', kit(rows[0]!), { set: 'gone', removeGone: true });
    expect(await fitments()).toBe(1);
  });

  it('tell what changed', async () => {
    await run('kits', kit('Ural,4320,1977,,,Sensor,1'), { set: 'changed' });
    const report = await run('kits', kit('Ural,4320,1977,,,Sensor,2'), { set: 'changed' });
    expect(report.rows).toMatchObject([{ outcome: 'CHANGED', changes: ['quantity: 1 → 2'] }]);
  });
});

describe('vehicles of an import', () => {
  it('are the same in CSV and JSON, and keep apart what has codes of its own', async () => {
    const csv = 'ID_MARK,Марка,MODEL_ID,Модель\nNORD,Nord,NORD_GO,GO\nNORD,Nord,NORD_GO_PLUS,GO+\n';
    expect(counts(await run('vehicles', file('list.csv', csv)))).toEqual({ ADDED: 2 });
    const json = [
      {
        id: 'NORD',
        name: 'Nord',
        models: [
          { id: 'NORD_GO', name: 'GO' },
          { id: 'NORD_GO_PLUS', name: 'GO+' },
        ],
      },
    ];
    expect(counts(await run('vehicles', file('list.json', JSON.stringify(json))))).toEqual({ UNCHANGED: 2 });
    expect(counts(await run('vehicles', file('list.csv', csv.replace(/.*PLUS.*\n/, ''))))).toEqual({
      UNCHANGED: 1,
      GONE: 1,
    });
  });
});
