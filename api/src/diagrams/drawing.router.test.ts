import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { testHttp } from '../../test/http.ts';
import { readPdf } from '../../test/read-pdf.ts';
import { Audience, OrganisationRole } from '../access/roles.ts';
import type { Person } from '../people/person.entity.ts';
import { drawingRouter } from './drawing.router.ts';

const api = await testApi(undefined, { PUBLIC_URL: 'https://kb.example' });
const http = await testHttp(api, drawingRouter(api.app));
const staff = await buildPerson(api);
const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
const sectionId = (await buildSection(api)).id;
const data = {
  connectors: [
    {
      id: 'X1',
      name: 'FMB920',
      kind: 'DEVICE',
      pins: [
        { label: '3', function: 'Зажигание <b>' },
        { label: '9', function: 'DOUT1' },
      ],
    },
    { id: 'X9', kind: 'VEHICLE', pins: [{ label: '15' }] },
  ],
  cables: [{ id: 'W1', wires: [{ id: '1', colour: { main: 'BU', stripe: 'WH' }, crossSection: 0.5 }] }],
  connections: [
    {
      from: { connector: 'X1', pin: '3' },
      wire: { cable: 'W1', wire: '1' },
      to: { connector: 'X9', pin: '15' },
    },
  ],
};
const diagram = { kind: 'DIAGRAM' as const, sectionId, data };
const shown = await buildEntry(api, { ...diagram, title: 'Питание & зажигание', audience: Audience.PUBLIC });
const hidden = await buildEntry(api, { ...diagram, title: 'Hidden', audience: Audience.STAFF });
const draft = await buildEntry(api, { ...diagram, title: 'Draft', draft: true });
const article = await buildEntry(api, { sectionId, audience: Audience.PUBLIC });

const download = (file: string, as: Person | null = null) =>
  http.fetch(`/drawings/${file}`, as, { headers: { 'accept-language': 'ru' } });

test('a scheme leaves as SVG that any program reads: no variables, no themes, nothing that runs', async () => {
  const answer = await download(`${shown.number}.svg?wired=1`);
  expect(answer.headers.get('content-type')).toContain('image/svg+xml');
  expect(answer.headers.get('content-disposition')).toContain(`${shown.number}-`);
  const svg = await answer.text();
  expect(svg).toContain('Зажигание &lt;b&gt;');
  expect(svg).toContain('С/Б 0,5');
  expect(svg).not.toMatch(/var\(|light-dark|transparent|<script|href/);
  expect(svg).not.toContain('DOUT1');
  expect(await (await download(`${shown.number}.svg?notation=DIN`)).text()).toContain('bl/ws 0,5');
});

test('as a picture', async () => {
  const answer = await download(`${shown.number}.png`);
  expect(answer.headers.get('content-type')).toBe('image/png');
  const { format, width } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
  expect(format).toBe('png');
  expect(width).toBeGreaterThan(500);
});

test('and as one sheet of A4 with number, revision, date and its address', async () => {
  const pages = await readPdf(await download(`${shown.number}.pdf`));
  expect(pages).toHaveLength(1);
  expect(pages[0]).toContain('Питание & зажигание');
  expect(pages[0]).toMatch(new RegExp(`№ ${shown.number}, редакция 1 от \\d+ \\p{L}+ \\d{4} г\\.`, 'u'));
  expect(pages[0]).toContain(`https://kb.example/e/${shown.number}?r=1`);
  expect(pages[0]).toContain('Зажигание');
});

test('as a table of pins that no spreadsheet counts, and as WireViz with its words', async () => {
  const csv = await download(`${shown.number}.csv`);
  expect(csv.headers.get('content-type')).toContain('text/csv');
  expect(await csv.text()).toContain('X1;FMB920;прибор;;;3;Зажигание <b>;');
  const archive = unzipSync(new Uint8Array(await (await download(`${shown.number}.zip`)).arrayBuffer()));
  expect(Object.keys(archive)).toEqual([`${shown.slug}.yml`]);
  expect(new TextDecoder().decode(Object.values(archive)[0])).toContain('colors: [BUWH]');
});

test('D3: a file of a scheme is for those who may read the entry', async () => {
  for (const format of ['svg', 'png', 'pdf', 'csv', 'xlsx', 'zip']) {
    for (const who of [null, client]) {
      const answer = await download(`${hidden.number}.${format}`, who);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain('Hidden');
    }
    expect((await download(`${hidden.number}.${format}`, staff)).status).toBe(200);
    expect((await download(`${draft.number}.${format}`, staff)).status).toBe(404);
  }
});

test('what is no scheme, no format or no number is not there', async () => {
  for (const file of [
    `${article.number}.pdf`,
    `${shown.number}.exe`,
    `${shown.number}`,
    'x.svg',
    '99999999999.svg',
  ])
    expect((await download(file, staff)).status).toBe(404);
});
