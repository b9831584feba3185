import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildBody, buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { SectionRole } from '../access/roles.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';
import type { Section } from '../sections/section.entity.ts';
import { Entry, EntrySlug } from './entry.entity.ts';

const api = await testApi();
let author: Person, section: Section;

beforeAll(async () => {
  author = await buildPerson(api);
  section = await buildSection(api, { members: [[author, SectionRole.PUBLISHER]] });
});

const create = `mutation ($input: CreateEntryInput!) { createEntry(input: $input) { id slug } }`;
const written = (changes: object = {}) => ({
  input: { kind: 'ARTICLE', sectionId: section.id, locale: 'ru', title: 'Заголовок', ...changes },
});

describe('two at the same moment', () => {
  test('who writes under one title gets an address each', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => api.ask(create, written({ title: 'Замена АКБ' }), author)),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    const made = answers.map(({ data }) => data.createEntry as { id: string; slug: string });
    expect(made.map(({ slug }) => slug).toSorted()).toEqual([
      'zamena-akb',
      ...[2, 3, 4, 5, 6].map((n) => `zamena-akb-${n}`),
    ]);
    for (const { id, slug } of made) {
      expect((await api.db.getRepository(Entry).findOneByOrFail({ id })).slug).toBe(slug);
      expect(await api.db.getRepository(EntrySlug).findBy({ entryId: id })).toMatchObject([{ slug }]);
    }
  });

  test('of those who translate one entry, one does', async () => {
    const { id } = await buildEntry(api, { sectionId: section.id, title: 'Оригинал' });
    const answers = await Promise.all(
      ['One', 'Two', 'Three'].map((title) =>
        api.ask(create, written({ title, locale: 'en', translationOf: id }), author),
      ),
    );
    const refused = answers.flatMap(({ errors }) => errors);
    expect(refused).toHaveLength(2);
    for (const error of refused) expect(error.message).toContain('Перевод на этот язык уже есть');
    const { translationGroup } = await api.db.getRepository(Entry).findOneByOrFail({ id });
    expect(await api.db.getRepository(Entry).countBy({ translationGroup, locale: Locale.en })).toBe(1);
  });
});

describe('a NUL character', () => {
  const refused = {
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining('без форматирования') as string,
  };

  test.each([
    ['a title', { title: 'A\0B' }],
    ['a body', { body: buildBody('A\0B') }],
    ['a tag', { tags: ['A\0B'] }],
  ])('in %s is refused with the remedy', async (_where, changes) => {
    const { errors } = await api.ask(create, written(changes), author);
    expect(errors).toMatchObject([refused]);
  });

  test('in what is asked for is answered alike', async () => {
    const questions = [
      `query ($text: String!) { entries(tag: $text) { nodes { id } } }`,
      `query ($text: String!) { colleagues(text: $text) { id } }`,
    ];
    for (const question of questions)
      expect((await api.ask(question, { text: '1234\0' }, author)).errors, question).toMatchObject([refused]);
  });

  test('in a search is no failure of ours', async () => {
    await api.index();
    const { errors } = await api.ask(
      `query ($text: String!) { search(text: $text) { total direct { path } } }`,
      { text: 'A\0B 1234\0' },
      author,
    );
    expect(errors.map(({ code }) => code)).not.toContain('INTERNAL_SERVER_ERROR');
  });
});
