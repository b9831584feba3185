import { DiagramData, fromMarkdown } from '@fieldlore/content';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { buildFile, buildPicture } from '../../test/file-factories.ts';
import { Audience, OrganisationRole } from '../access/roles.ts';
import { inTransaction } from '../context.ts';
import { readEntries } from '../demo/read-demo.ts';
import { createEntry } from '../entries/create-entry.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { Locale } from '../graphql/locale.ts';
import { wireViz } from '../imports/diagrams/wireviz.importer.ts';
import { named, read } from '../imports/fixtures/sources.ts';
import { sourceOf } from '../imports/reading/source.ts';
import { wireVizArchive } from './wireviz-archive.ts';

const api = await testApi();
const admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
const client = await buildPerson(api, { role: OrganisationRole.CLIENT });

/** Nothing said and said to be nothing are the same; files have other ids. */
const bare = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, one: unknown) =>
      one === null || one === false || one === '' || key === 'file' || key === 'photo' ? undefined : one,
    ),
  );

async function readBack(archive: Buffer) {
  const { entries = [], findings } = await read(wireViz, sourceOf('scheme.zip', archive));
  expect(findings).toEqual([]);
  return { ...entries[0]!, ...entries[0]!.content(named) };
}

test('every scheme of the demo company comes back as it went out', async () => {
  const diagrams = readEntries().filter(({ kind, locale }) => kind === 'DIAGRAM' && locale === 'ru');
  expect(diagrams.length).toBeGreaterThan(10);
  const ctx = await api.ctx(admin);
  for (const { title, data } of diagrams) {
    const whole = DiagramData.parse({ ...data, pictures: [] });
    const archive = await wireVizArchive(ctx, {
      name: 'x',
      title,
      body: fromMarkdown('Сначала **масса**.'),
      data: whole,
    });
    const back = await readBack(archive);
    expect(back.title).toBe(title);
    expect(bare(DiagramData.parse(back.data))).toEqual(bare(whole));
    expect(JSON.stringify(back.body)).toContain('масса');
  }
});

test('pictures and photos lie beside; those that the viewer may not see stay out', async () => {
  const section = await buildSection(api);
  const open = await buildFile(api, admin, 'Колодка: 1.png', await buildPicture(40, 30));
  const closed = await buildFile(api, admin, 'photo.png', await buildPicture(50, 30));
  const data = DiagramData.parse({
    connectors: [{ id: 'X1', pins: [{ label: '1' }] }],
    pictures: [
      { file: open.id, connector: 'X1', caption: 'Спереди', places: [{ pin: '1', x: 0.1, y: 0.9 }] },
      { file: closed.id, places: [] },
    ],
    taps: [{ id: 'T', signal: 'ACC', where: 'у замка', photo: open.id }],
  });
  const shownIn = async (file: string, audience: Audience) =>
    await inTransaction(await api.ctx(admin), async (tx) => {
      const diagram = { kind: 'DIAGRAM' as const, locale: Locale.ru, sectionId: section.id, audience };
      const shown = { pictures: [{ file, places: [] }] };
      return await publishEntry(tx, await createEntry(tx, { ...diagram, title: file, data: shown }));
    });
  await shownIn(open.id, Audience.PUBLIC);
  await shownIn(closed.id, Audience.STAFF);

  const archive = await wireVizArchive(await api.ctx(client), {
    name: 'x',
    title: 'Т',
    body: fromMarkdown(''),
    data,
  });
  expect(Object.keys(unzipSync(archive))).toEqual(['x.yml', 'pictures/1-Колодка_ 1.png']);
  const back = (await readBack(archive)).data as DiagramData;
  expect(bare(back.pictures)).toEqual(bare(data.pictures.slice(0, 1)));
  expect(back.taps[0]!.photo).toContain('pictures/1-');
});
