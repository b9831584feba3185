import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildGeneration, buildModel } from '../../test/catalogue-factories.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { testHttp } from '../../test/http.ts';
import { readPdf } from '../../test/read-pdf.ts';
import { Audience, OrganisationRole } from '../access/roles.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';
import { FitmentRole, ParameterAvailability } from './fitment.entity.ts';
import { KitLink } from './kit-link.entity.ts';
import { kitRouter } from './kit.router.ts';

const api = await testApi(undefined, { PUBLIC_URL: 'https://kb.example' });
const http = await testHttp(api, kitRouter(api.app));
const staff = await buildPerson(api);
const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
const sectionId = (await buildSection(api)).id;
const model = await buildModel(api, { name: 'Next', slug: 'next' });
const old = await buildGeneration(api, { modelId: model.id, name: 'I', yearFrom: 2013, yearTo: 2017 });
const young = await buildGeneration(api, { modelId: model.id, name: 'II', yearFrom: 2018 });

const tracker = await buildEquipment(api, {
  sectionId,
  title: 'Tracker',
  data: {
    questions: [{ key: 'plate', text: 'Сколько баков?', answer: 'CHOICE', choices: ['1', '2'] }],
    steps: [{ text: 'Снять панель', needsPhoto: true, measures: { name: 'Напряжение', unit: 'V' } }],
  },
});
const secret = await buildEquipment(api, { sectionId, title: 'Secret harness', audience: Audience.STAFF });
await buildFitment(api, {
  equipmentId: tracker.id,
  modelId: model.id,
  role: FitmentRole.ONE_OF,
  group: 'трекер',
  note: 'internal note',
  source: 'supplier X',
  programmeNumber: 'P-77',
  parameters: [{ name: 'Пробег', availability: ParameterAvailability.YES }],
});
await buildFitment(api, {
  equipmentId: secret.id,
  modelId: model.id,
  quantity: 2,
  qualifiers: [{ key: 'tanks', value: '2' }],
});

const SHARE = `mutation ($modelId: UUID!, $generationId: UUID, $year: Int, $options: [QualifierInput!]) {
  shareKit(modelId: $modelId, generationId: $generationId, year: $year, options: $options) { number title path url }
}`;
const share = async (variables: object, as: Person | null = staff) =>
  await api.ask(SHARE, { modelId: model.id, ...variables }, as);
const option = (key: string, value: string) => ({ key, value });

describe('a kit’s short number', () => {
  test('is the same for the same choice, however it was typed, and another for another', async () => {
    const first = await share({ year: 2019, options: [option('tanks', '2'), option('side', 'LHD')] });
    const { number, path, url, title } = first.data.shareKit;
    expect(number).toBeGreaterThan(1000);
    expect(url).toBe(`https://kb.example/k/${number}`);
    expect(path).toMatch(/\/next\?generation=II&year=2019&o\.side=LHD&o\.tanks=2$/);
    expect(title).toMatch(/Next II 2019, Руль: LHD, Баки: 2$/);
    const again = await Promise.all([
      share({ year: 2019, options: [option('Side', ' lhd '), option('tanks', '2')] }, client),
      share({ year: 2019, generationId: young.id, options: [option('side', 'LHD'), option('tanks', '2')] }),
    ]);
    expect(again.map(({ data }) => data.shareKit.number)).toEqual([number, number]);
    const others = await Promise.all([share({ year: 2019 }), share({ year: 2014 }), share({})]);
    expect(new Set([number, ...others.map(({ data }) => data.shareKit.number)]).size).toBe(4);
  });

  test('two people who share it at the same moment get one number', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => share({ year: 2021 })));
    expect(new Set(answers.map(({ data }) => data.shareKit.number)).size).toBe(1);
  });

  test('of a generation of another model, or with more options than any vehicle has, is refused', async () => {
    const other = await buildModel(api);
    expect((await share({ modelId: other.id, generationId: old.id })).errors[0]!.code).toBe('BAD_USER_INPUT');
    const many = Array.from({ length: 31 }, (_, i) => option(`k${i}`, '1'));
    expect((await share({ options: many })).errors[0]!.code).toBe('BAD_USER_INPUT');
    expect((await share({ options: [option('side', 'x'.repeat(201))] })).errors[0]!.code).toBe(
      'BAD_USER_INPUT',
    );
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect((await share({ modelId: nowhere })).errors[0]!.code).toBe('NOT_FOUND');
  });

  test('is there for the longest choice as well', async () => {
    const options = Array.from({ length: 30 }, (_, i) =>
      option(`${i}${randomBytes(90).toString('hex')}`, randomBytes(100).toString('hex')),
    );
    const [first, again] = [await share({ options }), await share({ options: options.toReversed() })];
    expect(first.errors).toEqual([]);
    expect(again.data.shareKit.number).toBe(first.data.shareKit.number);
  });

  test('goes with its model', async () => {
    const gone = await buildModel(api);
    const { number } = (await share({ modelId: gone.id })).data.shareKit;
    await api.db.query('DELETE FROM vehicle_model WHERE id = $1', [gone.id]);
    expect(await api.db.getRepository(KitLink).findOneBy({ number })).toBeNull();
  });

  test('typed into the search leads straight to the kit, in either alphabet', async () => {
    const { number, path } = (await share({ year: 2019 })).data.shareKit;
    const direct = async (text: string, as: Person | null) =>
      (await api.ask('query ($text: String!) { search(text: $text) { direct { path } } }', { text }, as)).data
        .search.direct?.path;
    for (const text of [`К ${number}`, `k-${number}`, `к${number}`])
      expect(await direct(text, client)).toBe(path);
    expect(await direct(`К ${number}`, null)).toBeUndefined();
    expect(await direct('К 999999', client)).toBeUndefined();
  });
});

describe('K20: a number carries no rights', () => {
  const FIND = 'query ($number: Int!) { kitLink(number: $number) { path } }';

  test('it is made and opened by people who are signed in, and unknown numbers are not there', async () => {
    const before = await api.db.getRepository(KitLink).count();
    expect((await share({ year: 2013 }, null)).errors[0]!.code).toBe('UNAUTHENTICATED');
    expect(await api.db.getRepository(KitLink).count()).toBe(before);
    const { number, path } = (await share({ year: 2013 })).data.shareKit;
    expect((await api.ask(FIND, { number }, null)).errors[0]!.code).toBe('UNAUTHENTICATED');
    expect((await api.ask(FIND, { number }, client)).data.kitLink.path).toBe(path);
    for (const unknown of [0, -1, 999_999, 2_147_483_647])
      expect((await api.ask(FIND, { number: unknown }, client)).errors[0]!.code).toBe('NOT_FOUND');
  });

  test('what it says holds no device, note or name', async () => {
    const link = (await share({ options: [option('tanks', '2')] })).data.shareKit;
    expect(JSON.stringify(link)).not.toMatch(/Tracker|Secret|note|supplier/);
    const row = await api.db.getRepository(KitLink).findOneByOrFail({ number: link.number });
    expect(Object.values(row)).not.toContain(staff.id);
  });
});

describe('a kit as a PDF', () => {
  const download = (query: string, as: Person | null, locale = Locale.ru) =>
    http.fetch(`/kit.pdf?model=${model.id}${query}`, as, { headers: { 'accept-language': locale } });
  const text = async (...asked: Parameters<typeof download>) =>
    (await readPdf(await download(...asked))).join('\n');

  test('says what to install and why, what to ask, what to do on site, and leads back to itself', async () => {
    const answer = await download('&year=2019&o.tanks=2', staff);
    expect(answer.headers.get('content-disposition')).toContain('next.pdf');
    const [page] = await readPdf(answer);
    for (const words of [
      'Next II 2019, Баки: 2',
      'Secret harness поддерживается · обязательно',
      'Tracker поддерживается · один из: трекер',
      'Измеряет: Пробег',
      'Программа №: P-77',
      'internal note',
      'Источник: supplier X',
      'Сколько баков? 1 / 2',
      'Снять панель',
      'V · нужно фото',
    ])
      expect(page).toContain(words);
    expect(await text('&year=2019', staff, Locale.en)).toContain('What to install');
  });

  test('names the number that somebody shared it under', async () => {
    expect(await text('&year=2016', staff)).toContain('Этот комплект на сайте');
    const { number } = (await share({ year: 2016 })).data.shareKit;
    expect(await text('&year=2016', staff)).toContain(`К ${number}`);
  });

  test('leads to the vehicle where the whole choice is more than a QR code holds', async () => {
    const query = Array.from({ length: 15 }, (_, i) => `&o.k${i}=${'я'.repeat(100)}`).join('');
    expect(await text(`&year=2016${query}`, staff)).toContain('Эта машина на сайте');
  });

  test('K6: it holds what its reader may see, and the client’s nothing of staff’s own, whoever asks', async () => {
    const own = /internal note|supplier X|P-77|Снять панель/;
    expect(await text('', client)).not.toMatch(/Secret harness|Баки/);
    expect(await text('', client)).toContain('Tracker');
    expect(await text('', client)).not.toMatch(own);
    expect(await text('&for=staff', client)).not.toMatch(own);
    expect(await text('&for=client', staff)).not.toMatch(own);
    expect(await text('', staff)).toMatch(own);
    expect((await download('', null)).status).toBe(401);
  });

  test('of a vehicle that nobody knows says so', async () => {
    const unknown = await buildModel(api);
    const answer = await http.fetch(`/kit.pdf?model=${unknown.id}`, staff, {
      headers: { 'accept-language': 'ru' },
    });
    expect((await readPdf(answer))[0]).toContain('Это не значит «нельзя»');
  });
});
