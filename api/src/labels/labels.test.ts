import { describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildModel } from '../../test/catalogue-factories.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { testHttp } from '../../test/http.ts';
import { readPdf } from '../../test/read-pdf.ts';
import { Audience, OrganisationRole } from '../access/roles.ts';
import type { Person } from '../people/person.entity.ts';
import { labelsRouter } from './labels.router.ts';

const api = await testApi(undefined, { PUBLIC_URL: 'https://kb.example' });
const http = await testHttp(api, labelsRouter(api.app));
const staff = await buildPerson(api);
const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
const sectionId = (await buildSection(api)).id;
const open = await buildEntry(api, { sectionId, title: 'Open article', audience: Audience.PUBLIC });
const hidden = await buildEntry(api, { sectionId, title: 'Hidden scheme', audience: Audience.STAFF });
const draft = await buildEntry(api, { sectionId, title: 'Draft', draft: true });
const model = await buildModel(api, { name: 'Next', slug: 'next' });
const kit = (
  await api.ask(
    'mutation ($id: UUID!) { shareKit(modelId: $id, year: 2019) { number } }',
    { id: model.id },
    staff,
  )
).data.shareKit.number as number;

const LABELS = 'query ($of: [String!]!) { labels(of: $of) { name title number issue url } }';
const labels = async (of: string[], as: Person | null) => (await api.ask(LABELS, { of }, as)).data.labels;
const all = [`${open.number}`, `${hidden.number}`, `${draft.number}`, `k${kit}`, '999999'];

test('a label says what it is of, its number, its revision and where the code leads', async () => {
  expect(await labels([`k${kit}`, `${open.number}`, `${open.number}`], staff)).toEqual([
    {
      name: `k${kit}`,
      title: expect.stringMatching(/Next 2019$/),
      number: `К ${kit}`,
      issue: null,
      url: `https://kb.example/k/${kit}`,
    },
    {
      name: `${open.number}`,
      title: 'Open article',
      number: `№ ${open.number}`,
      issue: expect.stringMatching(/^редакция 1 от \d/),
      url: `https://kb.example/e/${open.number}?r=1`,
    },
  ]);
});

describe('K21: labels are of what their reader may see', () => {
  const print = (of: string[], as: Person | null, rest = 'sheet=24&copies=1&start=1') =>
    http.fetch(`/labels.pdf?${rest}&${of.map((name) => `of=${name}`).join('&')}`, as, {
      headers: { 'accept-language': 'ru' },
    });

  test('what is hidden is left out like what is not there', async () => {
    const names = async (as: Person | null) =>
      (await labels(all, as)).map(({ name }: { name: string }) => name);
    expect(await names(staff)).toEqual([`${open.number}`, `${hidden.number}`, `k${kit}`]);
    expect(await names(client)).toEqual([`${open.number}`, `k${kit}`]);
    expect(await names(null)).toEqual([`${open.number}`]);
  });

  test('and so it is in the file', async () => {
    const [mine] = await readPdf(await print(all, staff));
    expect(mine).toMatch(/Open article.*Hidden scheme.*Next/);
    const [theirs] = await readPdf(await print(all, null));
    expect(theirs).toContain('Open article');
    expect(theirs).not.toMatch(/Hidden|Next|Draft/);
    expect((await print([`${hidden.number}`], client)).status).toBe(404);
    expect((await print(['999999'], client)).status).toBe(404);
  });

  test('an address that is not complete, or asks for too many, is refused', async () => {
    expect((await print([], staff)).status).toBe(400);
    for (const rest of [
      'sheet=25&copies=1&start=1',
      'sheet=24&copies=0&start=1',
      'sheet=24&copies=1&start=25',
    ])
      expect((await print([`${open.number}`], staff, rest)).status).toBe(400);
    const many = Array.from({ length: 201 }, (_, i) => `${i + 1}`);
    expect((await print(many, staff)).status).toBe(400);
    expect((await api.ask(LABELS, { of: many }, staff)).errors[0]!.code).toBe('BAD_USER_INPUT');
  });
});

describe('K22: a label of an earlier revision', () => {
  const ASK = `query ($number: Int!, $r: Int) {
    entry(number: $number) { printedUrl publication(revision: $r) { revision publishedAt } }
  }`;
  const publication = async (number: number, r: number | null, as: Person | null) =>
    (await api.ask(ASK, { number, r }, as)).data.entry?.publication;

  test('is known by its number and date to whoever may read the entry; a revision never published is not', async () => {
    const [row] = await api.db.query(
      `INSERT INTO revision (entry_id, number, title, body, published_at)
       SELECT entry_id, 2, title, body, '2026-05-02T09:00:00Z' FROM revision WHERE entry_id = $1 RETURNING id`,
      [open.id],
    );
    await api.db.query('UPDATE entry SET published_revision_id = $1 WHERE id = $2', [row.id, open.id]);
    await api.db.query(
      `INSERT INTO revision (entry_id, number, title, body)
       SELECT entry_id, 3, 'Secret plan', body FROM revision WHERE id = $1`,
      [row.id],
    );
    expect(await publication(open.number, 1, null)).toMatchObject({ revision: 1 });
    expect(await publication(open.number, null, null)).toEqual({
      revision: 2,
      publishedAt: '2026-05-02T09:00:00.000Z',
    });
    for (const never of [3, 99]) expect(await publication(open.number, never, staff)).toBeNull();
    expect((await labels([`${open.number}`], null))[0].url).toMatch(/\?r=2$/);
  });

  test('of an entry that is hidden is not there', async () => {
    expect(await publication(hidden.number, 1, client)).toBeUndefined();
    expect(await publication(hidden.number, 1, staff)).toMatchObject({ revision: 1 });
    expect(await publication(draft.number, 1, client)).toBeUndefined();
  });
});
