import { beforeAll, describe, expect, test } from 'vitest';
import type { TestApi } from '../../test/api.ts';
import { buildMake, buildModel } from '../../test/catalogue-factories.ts';
import { apiOnEachEngine } from '../../test/engines.ts';
import { buildBody, buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { inTransaction } from '../context.ts';
import { archiveEntry, binEntry } from '../entries/change-entry-status.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { saveEntry } from '../entries/save-entry.ts';
import type { Entry } from '../entries/entry.entity.ts';
import type { Person } from '../people/person.entity.ts';
import { Section, SectionMember } from '../sections/section.entity.ts';

/** Everything that a search says without being opened. */
const everything = `query ($text: String!, $filter: SearchFilter, $verbatim: Boolean = false) {
  search(text: $text, filter: $filter, verbatim: $verbatim) {
    total
    hits { title { text } snippet { text } reason { parts { text } } }
    facets { name counts { value label count } }
    searchedFor variant
    tried { text variant total }
    direct { title path }
  }
  suggest(text: $text, limit: 20) { title { text } subtitle reason { parts { text } } count href }
}`;

/** Words that stand in hidden places only, as a stem that no inflection hides. */
const secret = 'тритикал';

describe.each(await apiOnEachEngine('leaks'))('on $engine', { timeout: 60_000 }, ({ api }) => {
  let client: Person, staff: Person, member: Person, admin: Person;
  let open: Section, closed: Section;
  let hidden: Entry;

  beforeAll(async () => {
    client = await buildPerson(api, { role: OrganisationRole.CLIENT });
    staff = await buildPerson(api);
    member = await buildPerson(api);
    admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
    open = await buildSection(api);
    closed = await buildSection(api, { audience: Audience.SECTION, members: [[member, SectionRole.READER]] });
    await buildEntry(api, {
      sectionId: open.id,
      audience: Audience.PUBLIC,
      title: 'Трактор в поле',
      tags: ['поле'],
    });
    hidden = await buildEntry(api, {
      kind: 'EQUIPMENT',
      sectionId: closed.id,
      audience: Audience.SECTION,
      title: 'Тритикале: испытание',
      body: buildBody('Тритикале в поле'),
      data: { type: 'TRACKER', model: 'Тритикале', partNumbers: ['TRT-77100-9'] },
      tags: ['тритикалевый'],
    });
    await buildEntry(api, {
      sectionId: open.id,
      audience: Audience.PUBLIC,
      title: 'Настройка в поле',
      body: buildBody('Проверка.', { STAFF: 'Скидка: мискантус.' }),
    });
    await api.index();
  });

  const queries = () => [
    'тритикале',
    'тритикалэ',
    'трити',
    'nhbnbrfkt',
    'tritikale',
    'поле тритикале',
    'поле kind:equipment',
    '"тритикале"',
    'поле -тритикале',
    'TRT-77100-9',
    'trt771009',
    String(hidden.number),
    `#${hidden.number}`,
    'поле',
    '',
  ];

  test.each([
    ['anonymous', () => null],
    ['a client', () => client],
    ['staff outside the section', () => staff],
  ])('nothing of a closed entry is told to %s', async (_who, person) => {
    for (const text of queries())
      for (const verbatim of [false, true]) {
        const { data, errors } = await api.ask(everything, { text, verbatim }, person());
        expect(errors).toEqual([]);
        expect(told(data, text)).not.toContain(secret);
        expect(
          data.search.facets.find(({ name }: { name: string }) => name === 'kind').counts,
        ).not.toContainEqual(expect.objectContaining({ value: 'EQUIPMENT' }));
        expect(data.search.direct).toBeNull();
        expect(told(data, text)).not.toContain('trt-77100');
      }
  });

  test('the same is told to a member, so the queries above do ask for it', async () => {
    for (const text of ['тритикале', 'nhbnbrfkt', 'TRT-77100-9', String(hidden.number)]) {
      const { data } = await api.ask(everything, { text }, member);
      expect(data.search.hits[0].title.map((part: { text: string }) => part.text).join('')).toBe(
        hidden.title,
      );
      expect(JSON.stringify(data.suggest)).toContain(`/equipment/${hidden.slug}`);
    }
    for (const text of ['trt 77100-9', `#${hidden.number}`])
      expect((await api.ask(everything, { text }, member)).data.search.direct).toEqual({
        title: hidden.title,
        path: `/equipment/${hidden.slug}`,
      });
    const { data } = await api.ask(everything, { text: 'тритикалэ ' }, member);
    expect(data.search).toMatchObject({
      variant: 'spelling',
      searchedFor: expect.stringMatching(/^тритикале/),
    });
  });

  test('a filter by what is hidden finds nothing, and audience is counted for staff alone', async () => {
    for (const filter of [
      { device: [hidden.id] },
      { section: [closed.slug] },
      { tag: ['тритикалевый'] },
      { audience: ['SECTION'] },
    ]) {
      const { data } = await api.ask(everything, { text: '', filter }, staff);
      expect(data.search.total).toBe(0);
      expect(told(data, '')).not.toContain(secret);
    }
    const names = async (as: Person | null) =>
      (await api.ask(everything, { text: 'поле' }, as)).data.search.facets.map(
        ({ name }: { name: string }) => name,
      );
    expect(await names(null)).not.toContain('audience');
    expect(await names(client)).not.toContain('audience');
    expect(await names(staff)).toContain('audience');
  });

  test('L6 a guessed id of a hidden device tells of no open entry that it is about it', async () => {
    const entry = await buildEntry(api, {
      sectionId: open.id,
      audience: Audience.PUBLIC,
      title: 'Монтаж на раму',
      equipment: [hidden.id],
    });
    await api.index();
    const about = async (device: string[], as: Person | null) => {
      const { data, errors } = await api.ask(everything, { text: '', filter: { device } }, as);
      expect(errors).toEqual([]);
      return { total: data.search.total, hits: data.search.hits.length, facets: data.search.facets };
    };
    for (const person of [null, client, staff])
      expect(await about([hidden.id], person)).toEqual(
        await about(['00000000-0000-4000-8000-000000000000'], person),
      );
    expect((await about([hidden.id, 'no id'], member)).hits).toBe(2);
    await change(api, admin, (tx) => binEntry(tx, entry));
    await api.index();
  });

  test('a block for staff corrects no client’s word and explains no client’s hit', async () => {
    for (const text of ['мискантус', 'мискантос ', 'vbcrfynec', 'miskantus', '"мискантус"']) {
      const asClient = (await api.ask(everything, { text }, client)).data;
      expect(asClient.search.hits, text).toEqual([]);
      expect(asClient.suggest).toEqual([]);
      expect(told(asClient, text)).not.toContain('мискантус');
      expect(asClient.search.tried.map(({ total }: { total: number }) => total)).not.toContain(1);
    }
    expect((await api.ask(everything, { text: 'vbcrfynec' }, staff)).data.search.hits).toHaveLength(1);
  });

  test('what staff were shown of a page is kept for staff alone, also when a client asks the same next', async () => {
    const text = 'скидка проверка настройка в поле';
    expect(told((await api.ask(everything, { text }, staff)).data, text)).toContain('мискантус');
    expect(told((await api.ask(everything, { text }, client)).data, text)).not.toContain('мискантус');
    expect(told((await api.ask(everything, { text })).data, text)).not.toContain('мискантус');
  });

  describe('in the seconds before the index knows', () => {
    const shown = async (given: Partial<Parameters<typeof buildEntry>[1]>) => {
      const entry = await buildEntry(api, { sectionId: open.id, audience: Audience.PUBLIC, ...given });
      await api.index();
      return entry;
    };
    const tells = async (text: string, as: Person | null = client) => {
      const { data } = await api.ask(everything, { text }, as);
      return { total: data.search.total as number, told: told(data, text) };
    };

    test.each([
      ['narrowed', (e: Entry) => change(api, admin, (tx) => saveEntry(tx, { ...narrow(e) }))],
      ['archived', (e: Entry) => change(api, admin, (tx) => archiveEntry(tx, e))],
      ['binned', (e: Entry) => change(api, admin, (tx) => binEntry(tx, e))],
      [
        'deleted by hand',
        async (e: Entry) => {
          await api.db.query('DELETE FROM entry WHERE id = $1', [e.id]);
        },
      ],
    ])('an entry that was %s is neither counted nor facetted nor spelt', async (how, take) => {
      const word = `кормораздатчик${how.length}`;
      const entry = await shown({ title: `Бункер перегрузочный ${word}`, tags: ['перегрузочный'] });
      expect((await tells('бункер перегрузочный')).told).toContain('перегрузочный');
      await take(entry);
      for (const text of ['бункер', 'бункир ', ',eyrth', 'bunker', String(entry.number)]) {
        const answer = await tells(text);
        expect(answer.total).toBe(0);
        expect(answer.told).not.toMatch(/перегрузочный|бункер/);
      }
      await api.index();
    });

    test('a section that was closed', async () => {
      const closing = await buildSection(api);
      await shown({ sectionId: closing.id, title: 'Зернометатель', tags: ['метатель'] });
      expect((await tells('зернометатель')).total).toBe(1);
      await api.db.getRepository(Section).update(closing.id, { audience: Audience.SECTION });
      expect(await tells('зернометатель')).toEqual({
        total: 0,
        told: expect.not.stringContaining('метатель"'),
      });
      expect((await tells('зернометатель', admin)).total).toBe(1);
    });

    test('among more changes than are looked at: hits are told, numbers are not', async () => {
      const entry = await shown({ title: 'Свеклоуборщик', tags: ['свекловод'] });
      await shown({ title: 'Свеклоуборщик второй' });
      await change(api, admin, (tx) => archiveEntry(tx, entry));
      await api.db.query(
        `INSERT INTO search_outbox (subject, subject_id) SELECT 'entry', gen_random_uuid() FROM generate_series(1, 1001)`,
      );
      const answer = await tells('свеклоуборщик');
      expect(answer.total).toBe(1);
      expect(answer.told).toContain('второй');
      expect(answer.told).not.toContain('свекловод');
      await api.index();
      expect((await tells('свеклоуборщик')).total).toBe(1);
    });

    test('a member who was put out of the section', async () => {
      expect((await tells('тритикале', member)).total).toBe(1);
      const membership = { sectionId: closed.id, personId: member.id };
      await api.db.getRepository(SectionMember).delete(membership);
      const answer = await tells('тритикале', member);
      await api.db.getRepository(SectionMember).insert({ ...membership, role: SectionRole.READER });
      expect(answer).toEqual({ total: 0, told: expect.not.stringContaining(secret) });
    });

    test('words that moved into a block for staff', async () => {
      const entry = await shown({ title: 'Жатка', body: buildBody('Пароль: эспарцет.') });
      expect((await tells('эспарцет')).total).toBe(1);
      const body = buildBody('Пароль у старшего.', { STAFF: 'Пароль: эспарцет.' });
      await change(api, admin, async (tx) =>
        publishEntry(tx, (await saveEntry(tx, { id: entry.id, version: entry.version, body })).entry),
      );
      expect(await tells('эспарцет')).toEqual({ total: 0, told: expect.not.stringContaining('эспарцет') });
      expect((await tells('эспарцет', staff)).total).toBe(1);
    });

    test('a device that was hidden, in what is about it', async () => {
      const device = await shown({
        kind: 'EQUIPMENT',
        title: 'Маячок Люпин',
        data: { type: 'TRACKER', model: 'Люпин' },
      });
      await shown({ title: 'Нет связи', equipment: [device.id] });
      expect((await tells('люпин')).total).toBe(2);
      await change(api, admin, (tx) => saveEntry(tx, narrow(device)));
      expect(await tells('люпин')).toEqual({ total: 0, told: expect.not.stringContaining('Люпин') });
      expect((await tells('люпин', staff)).total).toBe(2);
    });
  });

  test('vehicles are everybody’s, with the year in the address', async () => {
    const make = await buildMake(api, { name: 'Кировец', slug: 'kirovets', nameCyrillic: '', aliases: [] });
    await buildModel(api, { makeId: make.id, name: 'К-744', slug: 'k-744', yearFrom: 2000, yearTo: null });
    await api.index();
    const { data } = await api.ask(everything, { text: 'Кировец К-744 2019' });
    expect(data.search.direct).toEqual({
      title: 'Кировец К-744, 2019',
      path: '/vehicles/kirovets/k-744?year=2019',
    });
    expect(data.suggest[0].href).toBe('/vehicles/kirovets/k-744?year=2019');
  });
});

/** All that an answer says, without the query that it repeats. */
function told(data: { search: { searchedFor: string; tried: { text: string }[] } }, typed: string): string {
  const { searchedFor, tried } = data.search;
  const own = new Set([
    typed,
    ...tried.map(({ text }) => text),
    ...typed.split(' ').map((word) => `"${word}"`),
  ]);
  const repeats = own.has(searchedFor) || searchedFor === [...own].slice(-typed.split(' ').length).join(' ');
  const said = { ...data, search: { ...data.search, tried: [], ...(repeats && { searchedFor: '' }) } };
  return JSON.stringify(said, (key, value: unknown) =>
    key === 'href' && isSearch(value) ? '' : value,
  ).toLowerCase();
}

/** The address of a narrowed search repeats the query too. */
function isSearch(href: unknown): boolean {
  return typeof href === 'string' && href.startsWith('/search?');
}

function narrow({ id, version }: Entry) {
  return { id, version, audience: Audience.STAFF };
}

async function change(
  api: TestApi,
  as: Person,
  work: (tx: Awaited<ReturnType<TestApi['ctx']>>) => Promise<unknown>,
): Promise<void> {
  await inTransaction(await api.ctx(as), work);
}
