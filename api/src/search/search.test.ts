import { beforeAll, describe, expect, test } from 'vitest';
import { buildMake, buildModel } from '../../test/catalogue-factories.ts';
import { apiOnEachEngine } from '../../test/engines.ts';
import { buildBody, buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';

interface Part {
  text: string;
  hit: boolean;
}
const textOf = (parts: Part[]) => parts.map(({ text }) => text).join('');

describe.each(await apiOnEachEngine('search'))('on $engine', { timeout: 60_000 }, ({ api }) => {
  let staff: Person;
  let tracker: Entry, diagram: Entry, article: Entry;

  beforeAll(async () => {
    staff = await buildPerson(api);
    const sectionId = (await buildSection(api)).id;
    const make = await buildMake(api, {
      name: 'Кировец',
      slug: 'kirovets',
      nameCyrillic: '',
      aliases: ['ПТЗ'],
    });
    const model = await buildModel(api, {
      makeId: make.id,
      name: 'К-744',
      slug: 'k-744',
      yearFrom: 2000,
      yearTo: 2015,
    });
    tracker = await buildEntry(api, {
      kind: 'EQUIPMENT',
      sectionId,
      title: 'Трекер Вектор',
      data: { type: 'TRACKER', model: 'Вектор', partNumbers: ['VKT-4410.7-B', 'VKT-4410.7-C'] },
    });
    diagram = await buildEntry(api, {
      kind: 'DIAGRAM',
      sectionId,
      title: 'Схема трекера',
      data: { connectors: [{ id: 'X1', pins: [{ label: '7', function: 'Иммобилайзер' }] }] },
      equipment: [tracker.id],
    });
    article = await buildEntry(api, {
      sectionId,
      title: 'Не видно на карте',
      body: {
        type: 'doc',
        content: [
          {
            type: 'heading',
            attrs: { level: 2 },
            content: [{ type: 'text', text: 'Проверьте предохранитель' }],
          },
          ...buildBody('Снимите крышку.').content!,
        ],
      },
      tags: ['навигация'],
      vehicles: [{ makeId: make.id, modelId: model.id }],
    });
    await api.index();
  });

  const search = async (text: string, verbatim = false) =>
    (
      await api.ask(
        `query ($text: String!, $verbatim: Boolean!) { search(text: $text, verbatim: $verbatim) {
          hits { entry { id } title { text hit } snippet { text hit } reason { kind anchor parts { text hit } } }
          total searchedFor variant tried { text variant total } direct { kind path }
        } }`,
        { text, verbatim },
        staff,
      )
    ).data.search;

  test.each([
    ['иммобилайзер', 'PIN', () => diagram, 'X1-7'],
    ['предохранители', 'HEADING', () => article, expect.any(String)],
    ['vkt4410', 'PART_NUMBER', () => tracker, null],
    ['навигация', 'TAG', () => article, null],
    ['птз', 'VEHICLE', () => article, null],
  ])('«%s» is found because of its %s', async (text, kind, entry, anchor) => {
    const { hits } = await search(text);
    const hit = hits.find(({ entry: found }: { entry: { id: string } | null }) => found?.id === entry().id);
    expect(hit.reason).toMatchObject({ kind, anchor });
    expect(hit.reason.parts.some((part: Part) => part.hit)).toBe(true);
  });

  test('a short number says so', async () => {
    const [hit] = (await search(String(article.number))).hits;
    expect(hit).toMatchObject({ entry: { id: article.id }, reason: { kind: 'CODE' } });
  });

  test('a mended word is told in words of the texts found, and can be insisted on', async () => {
    expect(await search('иммобилайзэр ')).toMatchObject({ total: 1 });
    const { searchedFor, variant, total } = await search('предохронитель ');
    expect({ variant, total, searchedFor }).toEqual({
      variant: 'spelling',
      total: 1,
      searchedFor: 'предохранитель ',
    });
    expect(await search('предохронитель ', true)).toMatchObject({ total: 0, variant: 'as-typed', tried: [] });
    expect(await search('предохранителя', true)).toMatchObject({ total: 1 });
  });

  test('the other keyboard layout is told as tried', async () => {
    const found = await search('byyym');
    expect(found.total).toBe(0);
    expect(found.tried).toContainEqual({ text: 'инннь', variant: 'layout', total: 0 });
    expect(await search('bvvj,bkfqpth')).toMatchObject({ variant: 'layout', searchedFor: 'иммобилайзер' });
  });

  test.each([
    ['its number', () => String(article.number), () => `/wiki/${article.slug}`, 'NUMBER'],
    ['its number with №', () => `№ ${article.number}`, () => `/wiki/${article.slug}`, 'NUMBER'],
    ['a part number in any spelling', () => 'vkt 4410 7в', () => `/equipment/${tracker.slug}`, 'PART_NUMBER'],
    [
      'a vehicle with its year',
      () => 'кировец к744 2012',
      () => '/vehicles/kirovets/k-744?year=2012',
      'VEHICLE',
    ],
  ])('%s leads straight to the page', async (_what, text, path, kind) => {
    expect((await search(text())).direct).toEqual({ kind, path: path() });
  });

  test.each([
    ['the beginning of a part number', 'VKT-4410'],
    ['a vehicle that was not made in that year', 'кировец к744 2021'],
    ['a vehicle without a year', 'кировец к744'],
    ['a vehicle and more', 'кировец к744 2012 датчик'],
    ['a number that is nobody’s', '999999999'],
    ['a number too large for a number', '#2147483648'],
    ['words', 'предохранитель'],
  ])('%s leads to the list', async (_what, text) => {
    expect((await search(text)).direct).toBeNull();
  });

  test('a part number that two devices carry leads to the list', async () => {
    const twin = await buildEntry(api, {
      kind: 'EQUIPMENT',
      sectionId: tracker.sectionId,
      title: 'Трекер Вектор 2',
      data: { type: 'TRACKER', model: 'Вектор 2', partNumbers: ['VKT-4410.7-C'] },
    });
    await api.index();
    expect((await search('VKT-4410.7-C')).direct).toBeNull();
    await api.db.query(`UPDATE entry SET locale = 'en' WHERE id = $1`, [twin.id]);
    await api.index();
    expect((await search('VKT-4410.7-C')).direct, 'the one in the viewer’s language').toEqual({
      kind: 'PART_NUMBER',
      path: `/equipment/${tracker.slug}`,
    });
    await api.db.query(`DELETE FROM entry WHERE id = $1`, [twin.id]);
    await api.index();
  });

  const suggest = async (text: string) =>
    (
      await api.ask(
        `query ($text: String!) { suggest(text: $text) { group kind title { text hit } reason { kind } count href } }`,
        { text },
        staff,
        Locale.ru,
      )
    ).data.suggest as { group: string; kind: string; title: Part[]; count: number | null; href: string }[];

  test('suggestions open the pin, name the vehicle with its year, and offer the kinds', async () => {
    expect(await suggest('иммоб')).toMatchObject([
      { group: 'ENTRY', kind: 'DIAGRAM', href: `/diagrams/${diagram.slug}#X1-7`, reason: { kind: 'PIN' } },
    ]);
    const [vehicle] = await suggest('кировец к744 2012 схема');
    expect(vehicle).toMatchObject({ group: 'VEHICLE', href: '/vehicles/kirovets/k-744?year=2012' });
    const kinds = (await suggest('трекер')).filter(({ group }) => group === 'KIND');
    expect(kinds.map(({ kind, count }) => [kind, count])).toEqual(
      expect.arrayContaining([
        ['EQUIPMENT', 1],
        ['DIAGRAM', 1],
      ]),
    );
    const link = kinds[0]!.href;
    expect(new URL(link, 'http://x').searchParams.get('q')).toBe('трекер');
  });

  test('each page is suggested once, the exact one first', async () => {
    const found = await suggest(String(article.number));
    expect(found[0]).toMatchObject({ group: 'DIRECT', href: `/wiki/${article.slug}` });
    expect(found.filter(({ href }) => href.startsWith(`/wiki/${article.slug}`))).toHaveLength(1);
    expect(textOf(found[0]!.title)).toBe(article.title);
    expect(await suggest('   ')).toEqual([]);
  });
});
