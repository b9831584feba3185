import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { listen } from '../database/listen.ts';
import type { Entry } from '../entries/entry.entity.ts';
import type { Person } from '../people/person.entity.ts';
import type { Section } from '../sections/section.entity.ts';
import { followDictionary } from './follow-dictionary.ts';
import { LiveDictionary } from './live-dictionary.ts';

const api = await testApi();
let admin: Person;
let agent: Person;
let client: Person;
let open: Section;
let closed: Section;
let mulcher: Entry;
let brush: Entry;
let internal: Entry;

const empty = { synonyms: [], withoutGroups: [], stopWords: [], colourWords: [], pins: [] };
const save = `mutation ($content: DictionaryContentInput!, $version: Int!) {
  saveSearchDictionaryDraft(content: $content, version: $version) { version basedOn content { synonyms stopWords pins { query entries } } } }`;
const publish = `mutation ($version: Int!, $note: String!) {
  publishSearchDictionary(version: $version, note: $note) { number note restoredFrom person { name } } }`;
const preview = `{ searchDictionaryPreview { asked isFromLog version changes { query before { title } after { title path kind } } } }`;
const search = `query ($text: String!, $filter: SearchFilter, $offset: Int, $sort: String) {
  search(text: $text, filter: $filter, offset: $offset, sort: $sort) {
    total hits { isPinned entry { number } ranking { solved partly wrong advantage } } } }`;

beforeAll(async () => {
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  agent = await buildPerson(api);
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  open = await buildSection(api);
  closed = await buildSection(api, {
    audience: Audience.SECTION,
    members: [[await buildPerson(api), SectionRole.READER]],
  });
  mulcher = await buildEntry(api, { sectionId: open.id, title: 'Мульчер навесной' });
  brush = await buildEntry(api, { sectionId: open.id, title: 'Кусторез прицепной', tags: ['лес'] });
  internal = await buildEntry(api, {
    sectionId: closed.id,
    title: 'Закупочные цены',
    audience: Audience.SECTION,
  });
  await api.index();
});

beforeEach(async () => {
  await api.db.query('TRUNCATE search_dictionary_version, search_dictionary_draft, search_log');
  api.app.dictionary = new LiveDictionary();
  await api.app.search.useDictionary({});
});

/** Saves and publishes, and waits until this process has it in force. */
async function goLive(content: Partial<typeof empty> | object, version = 0): Promise<void> {
  const { data, errors } = await api.ask(save, { content: { ...empty, ...content }, version }, admin);
  expect(errors).toEqual([]);
  await api.ask(publish, { version: data.saveSearchDictionaryDraft.version, note: '' }, admin);
  await api.app.dictionary.refresh(api.db);
  await api.app.search.useDictionary(api.app.dictionary.words);
}

async function found(
  text: string,
  as: Person | null = null,
  more: object = {},
): Promise<{ number: number; isPinned: boolean }[]> {
  const { data, errors } = await api.ask(search, { text, ...more }, as);
  expect(errors).toEqual([]);
  return data.search.hits.flatMap(
    ({ entry, isPinned }: { entry: { number: number } | null; isPinned: boolean }) =>
      entry ? [{ number: entry.number, isPinned }] : [],
  );
}

const numbers = async (...args: Parameters<typeof found>) =>
  (await found(...args)).map(({ number }) => number);

describe('a draft', () => {
  test('acts on nobody, shows what it would change, and goes live in one step', async () => {
    const content = { ...empty, synonyms: [['мульчер', 'кусторез']] };
    const saved = await api.ask(save, { content, version: 0 }, admin);
    expect(saved.data.saveSearchDictionaryDraft).toMatchObject({ version: 1, basedOn: 0 });
    expect(await numbers('мульчер')).toEqual([mulcher.number]);

    const { data } = await api.ask(preview, {}, admin);
    const change = data.searchDictionaryPreview.changes.find(
      ({ query }: { query: string }) => query === 'мульчер',
    );
    expect(change.before).toEqual([{ title: mulcher.title }]);
    expect(change.after.map(({ title }: { title: string }) => title)).toEqual([mulcher.title, brush.title]);

    const live = await api.ask(publish, { version: 1, note: 'Просили с выезда' }, admin);
    expect(live.data.publishSearchDictionary).toEqual({
      number: 1,
      note: 'Просили с выезда',
      restoredFrom: null,
      person: { name: admin.name },
    });
    await api.app.dictionary.refresh(api.db);
    await api.app.search.useDictionary(api.app.dictionary.words);
    expect(await numbers('мульчер')).toEqual([mulcher.number, brush.number]);
    expect((await api.ask('{ searchDictionaryDraft { version } }', {}, admin)).data).toEqual({
      searchDictionaryDraft: null,
    });
  });

  test('is tried on what people really asked, each question once', async () => {
    await api.db.query(
      `INSERT INTO search_log (asked_by, locale, query, results)
       VALUES ('STAFF', 'ru', 'навесной мульчер', 1), ('CLIENT', 'ru', 'мульчера навесного', 1), ('CLIENT', 'ru', 'цены', 0)`,
    );
    await api.ask(save, { content: { ...empty, synonyms: [['цены', 'кусторез']] }, version: 0 }, admin);
    const { data } = await api.ask(preview, {}, admin);
    // Two words of the draft and two of the three questions: the second asks the same as the first.
    expect(data.searchDictionaryPreview).toMatchObject({ asked: 3, isFromLog: true });
    expect(data.searchDictionaryPreview.changes.map(({ query }: { query: string }) => query)).toEqual([
      'цены',
      'кусторез',
    ]);
  });

  test('of two admins the second is told, and nothing of the first is lost', async () => {
    const other = await buildPerson(api, { role: OrganisationRole.ADMIN });
    await api.ask(save, { content: { ...empty, stopWords: ['прибор'] }, version: 0 }, admin);
    const late = await api.ask(save, { content: { ...empty, stopWords: ['узел'] }, version: 0 }, other);
    expect(late.errors[0]?.code).toBe('CONFLICT');
    const { data } = await api.ask('{ searchDictionaryDraft { content { stopWords } } }', {}, admin);
    expect(data.searchDictionaryDraft.content.stopWords).toEqual(['прибор']);
    const unseen = await api.ask(publish, { version: 7, note: '' }, other);
    expect(unseen.errors[0]?.code).toBe('CONFLICT');
  });

  test.each([
    ['synonyms.0', { synonyms: [['один']] }],
    [
      'synonyms.1',
      {
        synonyms: [
          ['а1', 'б2'],
          ['и', 'или'],
        ],
      },
    ],
    ['stopWords.0', { stopWords: ['два слова'] }],
    ['stopWords.0', { stopWords: ['fmb920'] }],
    ['colourWords.0', { colourWords: [{ iec: 'XX', word: 'бурый' }] }],
    ['withoutGroups.0', { withoutGroups: ['нет такой'] }],
    ['pins.0', { pins: [{ query: '"точно"', entries: [1] }] }],
    ['pins.0', { pins: [{ query: 'лес', entries: [999_999] }] }],
    ['pins.0', { pins: [{ query: 'лес', entries: [] }] }],
    ['pins', { pins: Array.from({ length: 1001 }, (_, i) => ({ query: `лес ${i}`, entries: [1] })) }],
  ])('is refused at %s with the remedy: %o', async (path, content) => {
    const { errors } = await api.ask(save, { content: { ...empty, ...content }, version: 0 }, admin);
    expect(errors[0]?.code).toBe('BAD_USER_INPUT');
    expect(errors[0]?.fields?.map((field) => field.path)).toEqual([path]);
  });
});

test('an older version is put back as a draft; what it pinned and is gone is left out', async () => {
  await goLive({ synonyms: [['мульчер', 'кусторез']], pins: [{ query: 'лес', entries: [brush.number] }] });
  await goLive({ stopWords: ['прибор'] });
  expect(await numbers('мульчер')).toEqual([mulcher.number]);
  const restore = `mutation { restoreSearchDictionary(number: 1, version: 0) { version restoredFrom basedOn content { synonyms pins { query } } } }`;
  await api.db.query('UPDATE entry SET deleted_at = now() WHERE id = $1', [brush.id]);
  const { data } = await api.ask(restore, {}, admin);
  await api.db.query('UPDATE entry SET deleted_at = NULL WHERE id = $1', [brush.id]);
  expect(data.restoreSearchDictionary).toEqual({
    version: 1,
    restoredFrom: 1,
    basedOn: 2,
    content: { synonyms: [['мульчер', 'кусторез']], pins: [] },
  });
  // Somebody who did not see this draft must not put theirs in its place.
  expect((await api.ask(restore, {}, admin)).errors[0]!.code).toBe('CONFLICT');
  const live = await api.ask(publish, { version: 1, note: '' }, admin);
  expect(live.data.publishSearchDictionary).toMatchObject({ number: 3, restoredFrom: 1 });
});

describe('a pinned entry', () => {
  test('stands on top for any form of its query, once, and on the first page alone', async () => {
    await goLive({ pins: [{ query: 'дорожные машины', entries: [mulcher.number] }] });
    expect(await found('дорожной машиной')).toEqual([{ number: mulcher.number, isPinned: true }]);
    await goLive({ pins: [{ query: 'кусторез', entries: [mulcher.number, brush.number] }] });
    expect(await numbers('кусторезы')).toEqual([mulcher.number, brush.number]);
    expect(await numbers('кусторез', null, { offset: 20 })).toEqual([]);
    expect(await numbers('кусторез', null, { sort: 'updated' })).toEqual([brush.number]);
  });

  test('is counted once, found for the words or not, on every page', async () => {
    const counts = `query ($text: String!, $offset: Int) { search(text: $text, offset: $offset, limit: 1) {
      total hits { entry { number } } facets { name counts { value count } } } }`;
    const told = async (text: string, offset = 0) => {
      const { data, errors } = await api.ask(counts, { text, offset });
      expect(errors).toEqual([]);
      const [kind, tag] = ['kind', 'tag'].map((name) =>
        data.search.facets.find((facet: { name: string }) => facet.name === name),
      );
      return { total: data.search.total, kind: kind.counts, tag: tag.counts };
    };
    await goLive({ pins: [{ query: 'кусторез', entries: [mulcher.number, brush.number] }] });
    const both = { total: 2, kind: [{ value: 'ARTICLE', count: 2 }], tag: [{ value: 'лес', count: 1 }] };
    expect(await told('кусторез')).toEqual(both);
    expect(await told('кусторез', 20)).toEqual(both);
  });

  test('answers to the filters like any hit', async () => {
    await goLive({ pins: [{ query: 'кусторез', entries: [mulcher.number] }] });
    expect(await numbers('кусторез', null, { filter: { tag: ['лес'] } })).toEqual([brush.number]);
    expect(await numbers('кусторез', null, { filter: { kind: ['DIAGRAM'] } })).toEqual([]);
    expect(await numbers('кусторез', null, { filter: { locale: ['ru'] } })).toContain(mulcher.number);
  });

  test('S8: is nobody’s to see who may not see it: not in hits, totals or facets', async () => {
    await goLive({ pins: [{ query: 'кусторез', entries: [internal.number] }] });
    for (const viewer of [null, client, agent]) {
      const { data } = await api.ask(search, { text: 'кусторез' }, viewer);
      expect(data.search.total).toBe(1);
      expect(data.search.hits[0].entry.number).toBe(brush.number);
    }
    expect(await numbers('кусторез', admin)).toEqual([internal.number, brush.number]);
    // The right is taken away: the very next search is without it, whatever the index still says.
    await api.db.query(`UPDATE entry SET status = 'ARCHIVED' WHERE id = $1`, [internal.id]);
    expect(await numbers('кусторез', admin)).toEqual([brush.number]);
    await api.db.query(`UPDATE entry SET status = 'PUBLISHED' WHERE id = $1`, [internal.id]);
  });
});

test('going live reaches a process that listens, and queries go on', async () => {
  const changed = Promise.withResolvers<void>();
  const following = followDictionary(api.app, changed.resolve);
  const stop = await listen(api.db, { search_dictionary: () => following.wake() }, api.app.log);
  const content = { ...empty, synonyms: [['мульчер', 'кусторез']] };
  await api.ask(save, { content, version: 0 }, admin);
  await api.ask(publish, { version: 1, note: '' }, admin);
  const answers = await Promise.all(Array.from({ length: 20 }, () => numbers('мульчер')));
  for (const answer of answers) expect(answer[0]).toBe(mulcher.number);
  await changed.promise;
  expect(await numbers('мульчер')).toEqual([mulcher.number, brush.number]);
  await stop();
  await following.stop();
});

test.each([
  ['the dictionary', '{ searchDictionary { number } }'],
  ['the draft', '{ searchDictionaryDraft { version } }'],
  ['the versions', '{ searchDictionaryVersions { number } }'],
  ['the built-in words', '{ builtInSearchWords { synonyms } }'],
  ['the table', '{ searchDictionaryTable }'],
  ['the preview', preview],
  ['restoring', 'mutation { restoreSearchDictionary(number: 0, version: 0) { version } }'],
  ['discarding', 'mutation { discardSearchDictionaryDraft }'],
  ['publishing', 'mutation { publishSearchDictionary(version: 0) { number } }'],
  [
    'saving',
    'mutation { saveSearchDictionaryDraft(version: 0, content: { synonyms: [], withoutGroups: [], stopWords: [], colourWords: [], pins: [] }) { version } }',
  ],
  [
    'loading a table',
    'mutation { importSearchDictionary(file: { name: "a.csv", bytes: "", version: 0 }) { rows { line } } }',
  ],
])('S6: %s is for admins alone', async (_what, document) => {
  expect((await api.ask(document)).errors[0]?.code).toBe('UNAUTHENTICATED');
  expect((await api.ask(document, {}, client)).errors[0]?.code).toBe('NOT_FOUND');
  expect((await api.ask(document, {}, agent)).errors[0]?.code).toBe('FORBIDDEN');
});

describe('use', () => {
  test('S8: of an entry is told to staff as a reason, never to others', async () => {
    const twin = await buildEntry(api, { sectionId: open.id, title: 'Кусторез прицепной' });
    for (const outcome of ['SOLVED', 'SOLVED', 'SOLVED', 'PARTLY', 'WRONG'])
      await api.ask(
        'mutation ($id: UUID!, $outcome: UseOutcome!) { recordUse(entryId: $id, outcome: $outcome) { number } }',
        { id: twin.id, outcome },
        agent,
      );
    await api.index();
    const { data } = await api.ask(search, { text: 'кусторез прицепной' }, agent);
    const [first, second] = data.search.hits;
    expect(first).toMatchObject({ entry: { number: twin.number } });
    expect(first.ranking).toMatchObject({ solved: 3, partly: 1, wrong: 1 });
    expect(first.ranking.advantage).toBeCloseTo(0.03 * Math.log2(3.5));
    expect(second).toMatchObject({ entry: { number: brush.number }, ranking: { advantage: 0 } });
    for (const viewer of [null, client]) {
      const seen = await api.ask(search, { text: 'кусторез прицепной' }, viewer);
      expect(seen.data.search.hits[0].ranking).toBeNull();
    }
  });
});
