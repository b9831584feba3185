import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchDocument, SearchIndex, SearchQuery } from '../src/index.ts';
import { buildDocument, buildQuery, pages } from './documents.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 10, 22);

const DOCUMENTS: SearchDocument[] = [
  buildDocument({
    id: 'sensor',
    title: 'Подключение датчика уровня топлива LLS 20160 к терминалу FMB920',
    body: 'Оранжевый провод — линия A, чёрно-красный — линия B. Сетевой адрес 1.',
    staffBody: 'Скидка монтажникам обсуждается отдельно.',
    facets: { ...none(), device: ['LLS 20160', 'FMB920'], tag: ['топливо'] },
    updatedAt: NOW - 3 * DAY,
  }),
  buildDocument({
    id: 'pinout',
    kind: 'DIAGRAM',
    title: 'Распиновка FMB920',
    body: '1 VCC красный, 2 GND чёрный, 3 DIN1 зажигание серый',
    codes: ['4821'],
    facets: { ...none(), device: ['FMB920'] },
    updatedAt: NOW - 2 * DAY,
  }),
  buildDocument({
    id: 'vehicle:mtz-82',
    kind: 'VEHICLE',
    title: 'МТЗ-82.1',
    keywords: ['Беларус', 'MTZ 82'],
    facets: { ...none(), make: ['МТЗ'], model: ['МТЗ 82'] },
    updatedAt: NOW - DAY,
  }),
  buildDocument({
    id: 'vehicle:mtz-1221',
    kind: 'VEHICLE',
    title: 'МТЗ-1221',
    facets: { ...none(), make: ['МТЗ'], model: ['МТЗ 1221'] },
    updatedAt: NOW,
  }),
  buildDocument({
    id: 'vehicle:kamaz',
    kind: 'VEHICLE',
    title: 'КАМАЗ-5490',
    facets: { ...none(), make: ['КАМАЗ'] },
  }),
  buildDocument({
    id: 'english',
    locale: 'en',
    title: 'Tank calibration procedure',
    body: 'Drain the tank, pour fuel in equal steps.',
    facets: { ...none(), tag: ['fuel'] },
  }),
  buildDocument({
    id: 'secret',
    title: 'Секретная прошивка терминала',
    body: 'Только для своих: загрузчик тритикале.',
    acl: ['staff'],
    facets: { ...none(), audience: ['STAFF'] },
  }),
  buildDocument({ id: 'section', title: 'Прошивка терминалов отдела', acl: ['section:7'] }),
];

function none(): SearchDocument['facets'] {
  return buildDocument({ id: '' }).facets;
}

/** What both engines promise. Order may differ between them; who finds what, and who must not, may not. */
export function describeContract(name: string, open: () => Promise<SearchIndex>): void {
  describe(name, { timeout: 30_000 }, () => {
    let index: SearchIndex;

    beforeAll(async () => {
      index = await open();
      await index.rebuild(pages(DOCUMENTS, 3));
    }, 60_000);

    afterAll(() => index.close());

    const found = async (text: string, given?: Partial<SearchQuery>): Promise<string[]> =>
      (await index.query(buildQuery(text, given))).hits.map((hit) => hit.id);
    const first = async (text: string, given?: Partial<SearchQuery>): Promise<string | undefined> =>
      (await found(text, given))[0];

    test('a filled index is ready and needs no rebuild', async () => {
      expect(index.needsRebuild).toBe(false);
      expect(await index.stats()).toMatchObject({
        engine: index.engine,
        documents: DOCUMENTS.length,
        ready: true,
      });
    });

    test.each([
      ['an inflection', 'подключить датчики топлива', 'sensor'],
      ['a mistyped word', 'распеновка', 'pinout'],
      ['a beginning', 'распин', 'pinout'],
      ['a code spelt freely', 'mtz82', 'vehicle:mtz-82'],
      ['a code without its blank', 'lls20160', 'sensor'],
      ['the other alphabet', 'kamaz 5490', 'vehicle:kamaz'],
      ['the wrong layout', 'hfcgbyjdrf', 'pinout'],
      ['a synonym', 'ДУТ', 'sensor'],
      ['a wire’s colour code', 'BK/RD', 'sensor'],
      ['an alias', 'беларус 82', 'vehicle:mtz-82'],
      ['a short number', '4821', 'pinout'],
      ['English', 'calibrating tanks', 'english'],
    ])('%s finds it: %s', async (_kind, text, id) => {
      expect(await first(text)).toBe(id);
    });

    test('another reading of the query is reported', async () => {
      const { searchedFor } = await index.query(buildQuery('hfcgbyjdrf'));
      expect(searchedFor).toEqual({ text: 'распиновка', variant: 'layout' });
      expect((await index.query(buildQuery('распиновка'))).searchedFor.variant).toBe('as-typed');
    });

    test('the readings tried are told with what each finds, and only where the typed one was not enough', async () => {
      const { tried } = await index.query(buildQuery('hfcgbyjdrf'));
      expect(tried).toContainEqual({ text: 'распиновка', variant: 'layout', total: 1 });
      expect((await index.query(buildQuery('распиновка'))).tried).toEqual([]);
      const hidden = await index.query(buildQuery('nhbnbrfkt'));
      expect(hidden.tried.map(({ total }) => total)).not.toContain(1);
      const asStaff = await index.query(buildQuery('nhbnbrfkt', { acl: ['staff'] }));
      expect(asStaff.tried).toContainEqual({ text: 'тритикале', variant: 'layout', total: 1 });
    });

    test('a verbatim query is read in no other way', async () => {
      const { hits, searchedFor, tried } = await index.query(buildQuery('"hfcgbyjdrf"', { verbatim: true }));
      expect({ hits, tried }).toEqual({ hits: [], tried: [] });
      expect(searchedFor).toEqual({ text: '"hfcgbyjdrf"', variant: 'as-typed' });
      expect(await found('"распеновка"', { verbatim: true })).toEqual([]);
      expect(await found('"распиновку"', { verbatim: true })).toEqual(['pinout']);
    });

    test('what is excluded is not found, counted, facetted or spelt', async () => {
      const exclude = ['pinout'];
      for (const text of ['распиновка', 'распеновка', 'hfcgbyjdrf', '4821', '']) {
        const result = await index.query(buildQuery(text, { exclude, facets: ['kind'], limit: 100 }));
        expect(result.hits.map((hit) => hit.id)).not.toContain('pinout');
        expect(result.facets.kind ?? {}).not.toHaveProperty('DIAGRAM');
        expect(result.tried.map(({ total }) => total)).not.toContain(1);
        expect(result.searchedFor.text).not.toMatch(/распиновка./);
      }
      expect((await index.query(buildQuery('', { exclude }))).total).toBe(
        (await index.query(buildQuery(''))).total - 1,
      );
    });

    test('what shares no audience with the viewer is not found, counted or facetted', async () => {
      for (const text of ['прошивка', 'секретная прошивка', '', 'тритикале', 'тритикалэ']) {
        const result = await index.query(buildQuery(text, { facets: ['audience'] }));
        expect(result.hits.map((hit) => hit.id)).not.toContain('secret');
        expect(result.facets.audience ?? {}).not.toHaveProperty('STAFF');
      }
      expect(await found('секретная прошивка', { acl: ['public', 'staff'] })).toContain('secret');
      expect(await found('прошивка', { acl: ['section:7'] })).toEqual(['section']);
      expect(await found('прошивка', { acl: [] })).toEqual([]);
    });

    test('the staff’s part of a public document is searched by staff only', async () => {
      expect(await found('скидка монтажникам')).not.toContain('sensor');
      expect(await found('скидка монтажникам', { staff: true })).toContain('sensor');
    });

    test('values inside a facet are alternatives, facets narrow each other', async () => {
      expect((await found('', { filter: { make: ['МТЗ', 'КАМАЗ'] } })).toSorted()).toEqual([
        'vehicle:kamaz',
        'vehicle:mtz-1221',
        'vehicle:mtz-82',
      ]);
      expect(await found('', { filter: { make: ['МТЗ', 'КАМАЗ'], model: ['МТЗ 82'] } })).toEqual([
        'vehicle:mtz-82',
      ]);
      expect(await found('', { filter: { locale: ['en'] } })).toEqual(['english']);
    });

    test('a facet’s own filter does not narrow its own counts', async () => {
      const { facets, total } = await index.query(
        buildQuery('', { filter: { make: ['МТЗ'] }, facets: ['make', 'kind'] }),
      );
      expect(total).toBe(2);
      expect(facets.make).toEqual({ МТЗ: 2, КАМАЗ: 1 });
      expect(facets.kind).toEqual({ VEHICLE: 2 });
    });

    test('values with quotes, backslashes and operators are only values', async () => {
      const hostile = `x" OR acl = "staff' \\`;
      expect(await found('', { filter: { tag: [hostile] } })).toEqual([]);
      expect(await found('прошивка', { acl: [hostile] })).toEqual([]);
      await index.upsert([
        buildDocument({ id: 'hostile', title: 'Кавычки', facets: { ...none(), tag: [hostile] } }),
      ]);
      expect(await found('', { filter: { tag: [hostile] } })).toEqual(['hostile']);
      await index.remove(['hostile']);
    });

    test('the newest first, in pages that do not overlap', async () => {
      const query = { filter: { kind: ['VEHICLE'] }, sort: 'updated' as const, limit: 2 };
      const pagesOfTwo = [await found('', query), await found('', { ...query, offset: 2 })];
      expect(pagesOfTwo).toEqual([['vehicle:mtz-1221', 'vehicle:mtz-82'], ['vehicle:kamaz']]);
    });

    test('quotes require a phrase, minus leaves out, kind: narrows', async () => {
      expect(await found('"распиновка FMB920"')).toEqual(['pinout']);
      expect(await found('FMB920 -распиновка')).not.toContain('pinout');
      expect(await found('FMB920 -распиновка')).toContain('sensor');
      expect(await found('FMB920 kind:diagram')).toEqual(['pinout']);
      expect(await found('"тритикале"')).toEqual([]);
    });

    test('any text is an answerable query', async () => {
      for (const text of [
        '"',
        '-',
        '(',
        '* OR NOT',
        'ts:x',
        '\\',
        '\u0000',
        '😀',
        "'; --",
        'а'.repeat(100_000),
      ]) {
        expect((await index.query(buildQuery(text))).degraded).toBe(false);
      }
    });

    test('a change is found when the promise resolves, and replaces what was', async () => {
      await index.upsert([buildDocument({ id: 'new', rev: 1, title: 'Кусторез' })]);
      expect(await found('кусторез')).toContain('new');
      await index.upsert([buildDocument({ id: 'new', rev: 2, title: 'Бензопила' })]);
      expect(await first('бензопила')).toBe('new');
      expect(await found('кусторез')).not.toContain('new');
      await index.remove(['new', 'never-there']);
      expect(await found('бензопила')).not.toContain('new');
    });

    test('the last of several versions in one batch wins', async () => {
      const versions = ['Первая', 'Вторая', 'Третья'].map((title, rev) =>
        buildDocument({ id: 'twice', rev, title }),
      );
      await index.upsert(versions);
      expect(await found('третья')).toEqual(['twice']);
      await index.remove(['twice']);
    });

    test('a scan gives every id with its revision', async () => {
      const pairs = [];
      for await (const page of index.scan()) pairs.push(...page);
      expect(pairs.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
        DOCUMENTS.map(({ id, rev }) => ({ id, rev })).toSorted((a, b) => a.id.localeCompare(b.id)),
      );
    });

    test('a rebuild loses no write that comes meanwhile, and drops what its source no longer has', async () => {
      await index.upsert([
        buildDocument({ id: 'stale', title: 'Устаревшая' }),
        buildDocument({ id: 'doomed', title: 'Обречённая' }),
      ]);
      const late = buildDocument({ id: 'late', rev: 2, title: 'Свежая редакция' });
      const source = async function* (): AsyncGenerator<SearchDocument[]> {
        yield DOCUMENTS;
        // Read by the source, then changed and removed by writers before the swap.
        await index.upsert([late]);
        await index.remove(['doomed']);
        expect(await found('распиновка')).toContain('pinout');
        yield [
          buildDocument({ id: 'late', rev: 1, title: 'Прежняя редакция' }),
          buildDocument({ id: 'doomed', title: 'Обречённая' }),
        ];
      };
      const progress: number[] = [];
      const { documents } = await index.rebuild(source(), { onProgress: (done) => progress.push(done) });
      expect(documents).toBe(DOCUMENTS.length + 1);
      expect(progress.at(-1)).toBe(DOCUMENTS.length + 2);
      expect(await found('устаревшая')).not.toContain('stale');
      expect(await found('обречённая')).not.toContain('doomed');
      expect(await found('свежая редакция')).toContain('late');
      expect(await found('прежняя')).not.toContain('late');
      await index.remove(['late']);
    });

    test('use orders what matches equally well, and lifts nothing over a better match', async () => {
      const often = { popularity: 100 };
      await index.upsert([
        buildDocument({ id: 'exact', title: 'Замена лебёдки' }),
        buildDocument({
          id: 'aside',
          title: 'Монтаж крана',
          body: 'При замене лебёдки снимите трос.',
          ...often,
        }),
        buildDocument({ id: 'other', title: 'Покраска кузова', ...often }),
        buildDocument({ id: 'seldom', title: 'Смазка троса', body: 'Смажьте трос.' }),
        buildDocument({ id: 'often', title: 'Смазка троса', body: 'Смажьте трос.', ...often }),
      ]);
      expect((await found('замена лебёдки')).slice(0, 2)).toEqual(['exact', 'aside']);
      expect(await found('замена лебёдки')).not.toContain('other');
      expect((await found('смазка троса')).slice(0, 2)).toEqual(['often', 'seldom']);
      await index.remove(['exact', 'aside', 'other', 'seldom', 'often']);
    });

    test('a draft of the dictionary answers its preview alone; in force it answers everybody', async () => {
      await index.upsert([buildDocument({ id: 'brush', title: 'Навесной кусторез' })]);
      const draft = { synonyms: [['кусторез', 'мульчер']] };
      const preview = await index.preview(buildQuery('мульчер'), draft);
      expect(preview.hits[0]?.id).toBe('brush');
      expect(await found('мульчер')).not.toContain('brush');
      await index.useDictionary(draft);
      expect(index.needsRebuild).toBe(false);
      expect(await first('мульчер')).toBe('brush');
      await index.useDictionary({});
      expect(await found('мульчер')).not.toContain('brush');
      await index.remove(['brush']);
    });

    test('a built-in group that a company does without finds no more', async () => {
      expect(await first('уровнемер')).toBe('sensor');
      await index.useDictionary({ withoutGroups: ['датчик уровня топлива'] });
      expect(await found('уровнемер')).not.toContain('sensor');
      await index.useDictionary({});
      expect(await first('уровнемер')).toBe('sensor');
    });

    test('a colour’s new word asks for a rebuild, and queries go on meanwhile', async () => {
      const words = { colourWords: [{ iec: 'RD', word: 'бордовый' }] };
      const loom = buildDocument({ id: 'loom', title: 'Жгут', body: 'Провод бордовый/белый' });
      await index.upsert([loom]);
      await index.useDictionary(words);
      expect(index.needsRebuild).toBe(true);
      expect(await first('распиновка')).toBe('pinout');
      await index.rebuild(pages([...DOCUMENTS, loom]));
      expect(index.needsRebuild).toBe(false);
      expect(await found('RD/WH')).toContain('loom');
      await index.useDictionary({});
      expect(index.needsRebuild).toBe(true);
      await index.rebuild(pages(DOCUMENTS));
      expect(index.needsRebuild).toBe(false);
    });

    test('a rebuild that is stopped or whose source fails leaves the index as it was', async () => {
      const aborted = new AbortController();
      aborted.abort();
      await expect(index.rebuild(pages(DOCUMENTS), { signal: aborted.signal })).rejects.toThrow(/abort/i);
      const failing = async function* (): AsyncGenerator<SearchDocument[]> {
        yield DOCUMENTS.slice(0, 1);
        throw new Error('the database went away');
      };
      await expect(index.rebuild(failing())).rejects.toThrow('the database went away');
      expect((await index.stats()).documents).toBe(DOCUMENTS.length);
      expect(await first('распиновка')).toBe('pinout');
    });
  });
}
