import iconv from 'iconv-lite';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { OrganisationRole } from '../access/roles.ts';
import type { Entry } from '../entries/entry.entity.ts';
import type { Person } from '../people/person.entity.ts';

const api = await testApi();
let admin: Person;
let brush: Entry;

beforeAll(async () => {
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  const section = await buildSection(api);
  brush = await buildEntry(api, { sectionId: section.id, title: 'Кусторез прицепной' });
});

beforeEach(() => api.db.query('TRUNCATE search_dictionary_version, search_dictionary_draft'));

const load = `mutation ($file: DictionaryFileInput!) { importSearchDictionary(file: $file) {
  draft { version content { synonyms withoutGroups stopWords colourWords { iec word } pins { query entries } } }
  rows { line outcome label message remedy } } }`;
const file = (text: string, more: object = {}) => ({
  file: { name: 'слова.csv', bytes: iconv.encode(text, 'win1251').toString('base64'), version: 0, ...more },
});

test('a table of any encoding and delimiter is taken in, and its export is the same again', async () => {
  const text = `Вид\tКлюч\tСлова\nсинонимы\t\tмульчер, кусторез\nСтоп-слова\t\tприбор, узел\nцвет\tRD\tбордовый\nзакреплено\tлес\t${brush.number}\nбез группы\tмаяк\t\n`;
  const { data, errors } = await api.ask(load, file(text), admin);
  expect(errors).toEqual([]);
  expect(data.importSearchDictionary.rows.map(({ outcome }: { outcome: string }) => outcome)).toEqual(
    Array.from({ length: 5 }, () => 'ADDED'),
  );
  const expected = {
    synonyms: [['мульчер', 'кусторез']],
    withoutGroups: ['маяк'],
    stopWords: ['прибор', 'узел'],
    colourWords: [{ iec: 'RD', word: 'бордовый' }],
    pins: [{ query: 'лес', entries: [brush.number] }],
  };
  expect(data.importSearchDictionary.draft.content).toEqual(expected);

  await api.ask('mutation { publishSearchDictionary(version: 1) { number } }', {}, admin);
  const table = (await api.ask('{ searchDictionaryTable }', {}, admin)).data.searchDictionaryTable;
  const again = { name: 'words.csv', bytes: Buffer.from(table).toString('base64'), version: 0 };
  const back = await api.ask(load, { file: { ...again, isReplacing: true } }, admin);
  expect(back.data.importSearchDictionary.draft.content).toEqual(expected);
});

test('a table with one bad row changes nothing, and tells line and remedy of each', async () => {
  const text = `Вид;Ключ;Слова\nсинонимы;;мульчер, кусторез\nсинонимы;;один\nцвет;XX;бурый\nчто-то;;слова\nзакреплено;лес;999999\n`;
  const { data } = await api.ask(load, file(text), admin);
  expect(data.importSearchDictionary.draft).toBeNull();
  expect(
    data.importSearchDictionary.rows.map(({ line, outcome }: { line: number; outcome: string }) => [
      line,
      outcome,
    ]),
  ).toEqual([
    [2, 'ADDED'],
    [3, 'REFUSED'],
    [4, 'REFUSED'],
    [5, 'REFUSED'],
    [6, 'REFUSED'],
  ]);
  for (const row of data.importSearchDictionary.rows.slice(1)) expect(row.remedy).toBeTruthy();
  expect((await api.ask('{ searchDictionaryDraft { version } }', {}, admin)).data).toEqual({
    searchDictionaryDraft: null,
  });
});

test('a table without its columns is refused as a whole', async () => {
  const { data } = await api.ask(load, file('a;b\n1;2\n'), admin);
  expect(data.importSearchDictionary).toMatchObject({
    draft: null,
    rows: [{ outcome: 'REFUSED', line: 1 }],
  });
});

test('a table longer than any dictionary, or with more numbers than a statement takes, is told so', async () => {
  const rows = Array.from({ length: 5001 }, () => 'стоп-слова;;прибор\n').join('');
  const long = (await api.ask(load, file(`Вид;Ключ;Слова\n${rows}`), admin)).data.importSearchDictionary;
  expect(long).toMatchObject({ draft: null, rows: [{ outcome: 'REFUSED' }] });
  expect(long.rows[0].remedy).toBeTruthy();

  const numbers = Array.from({ length: 70_000 }, (_, i) => 1_000_000 + i).join(',');
  const wide = await api.ask(load, file(`Вид;Ключ;Слова\nзакреплено;лес;${numbers}\n`), admin);
  expect(wide.data.importSearchDictionary).toMatchObject({ draft: null, rows: [{ outcome: 'REFUSED' }] });
});
