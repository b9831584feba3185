import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildMake, buildModel } from '../../test/catalogue-factories.ts';
import { countStatements } from '../../test/count-statements.ts';
import { Locale } from '../graphql/locale.ts';

const api = await testApi();

beforeAll(async () => {
  const kamaz = await buildMake(api, { name: 'KAMAZ', nameCyrillic: 'КАМАЗ' });
  await buildModel(api, { makeId: kamaz.id, name: '5490' });
  await buildMake(api, { name: 'Kia' });
  await buildMake(api, { name: 'Hyundai' });
});

const document = `query ($text: String!) {
  vin(text: $text) {
    vin foldedPositions suggestion region country maker isSmallMaker modelYears needsCheckDigit
    faults { position message remedy } makes { name }
  }
}`;
const ask = async (text: string, locale = Locale.ru) =>
  (await api.ask(document, { text }, null, locale)).data.vin;

test('anybody reads a VIN: maker, country, and the makes of our catalogue', async () => {
  expect(await ask('ХТС549005J2512345')).toEqual({
    vin: 'XTC549005J2512345',
    foldedPositions: [1, 2, 3],
    suggestion: null,
    region: 'EUROPE',
    country: 'RU',
    maker: 'КАМАЗ',
    isSmallMaker: false,
    modelYears: [],
    needsCheckDigit: false,
    faults: [],
    makes: [{ name: 'KAMAZ' }],
  });
  expect(await ask('Z94CB41AADR123456', Locale.en)).toMatchObject({
    maker: 'Hyundai Motor Manufacturing Rus',
    makes: [{ name: 'Hyundai' }, { name: 'Kia' }],
    modelYears: [2013, 1983],
  });
  expect(await ask('камаз 5490 2018')).toBeNull();
});

test('what is wrong is told with its place and what to do, in the language of who asks', async () => {
  expect(await ask('XTC54900OJ2512345')).toMatchObject({
    suggestion: 'XTC549000J2512345',
    faults: [{ position: 9, message: 'Знак 9: «O» в VIN не бывает.', remedy: /цифра 0/ }].map((fault) => ({
      ...fault,
      remedy: expect.stringMatching(fault.remedy),
    })),
  });
  const [short] = (await ask('XTC549005J251234', Locale.en)).faults;
  expect(short).toMatchObject({ position: null, message: 'A VIN has 17 signs, here there are 16.' });
  const [wrong] = (await ask('1HGCM82643A004352')).faults;
  expect(wrong.message).toContain('по остальным знакам должно быть «3»');
});

test('many VINs of one request read the makes once; hundreds are too many', async () => {
  const many = (count: number) =>
    api.ask(
      `{ ${Array.from({ length: count }, (_, i) => `v${i}: vin(text: "XTC549005J2512345") { makes { name } }`).join(' ')} }`,
    );
  expect((await many(10)).data.v9.makes).toEqual([{ name: 'KAMAZ' }]);
  expect(await countStatements(() => many(10))).toBe(await countStatements(() => many(1)));
  const { errors } = await many(60);
  expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'query' }] });
});

const recognise = `query ($text: String!) {
  recognizeVehicle(text: $text) { make { name } model { name } year }
}`;

test('in a line of a fleet the words say which vehicle, a VIN alone says which make', async () => {
  const first = async (text: string) =>
    (await api.ask(recognise, { text }, null)).data.recognizeVehicle[0] ?? null;
  expect(await first('камаз 5490 XTC549005J2512345 2018')).toEqual({
    make: { name: 'KAMAZ' },
    model: { name: '5490' },
    year: 2018,
  });
  expect(await first('камаз XTC 549005 J2512345 5490 2018')).toMatchObject({
    model: { name: '5490' },
    year: 2018,
  });
  expect(await first('камаз 5490 2018 12')).toMatchObject({ model: { name: '5490' }, year: 2018 });
  expect(await ask('камаз 651150 2018 12')).toBeNull();
  expect(await ask('трекер на XTC 549005 J2512345 в среду')).toMatchObject({ vin: 'XTC549005J2512345' });
  expect(await first('XTC549005J2512345')).toEqual({ make: { name: 'KAMAZ' }, model: null, year: null });
  expect(await first('ZZZ549005J2512345')).toBeNull();
});

test('K4: the search leads a VIN to the page that reads it, and keeps none of it', async () => {
  const search = `query ($text: String!) { search(text: $text) { direct { kind path } } }`;
  const { data } = await api.ask(search, { text: 'VIN ХТС549005J2512345' }, null);
  expect(data.search.direct).toEqual({ kind: 'VEHICLE', path: '/vehicles?q=XTC549005J2512345' });
  const seen = `mutation ($seen: SeenSearchInput!) { recordSearch(seen: $seen) }`;
  await api.ask(seen, { seen: { query: 'XTC549005J2512345', results: 0, page: crypto.randomUUID() } });
  expect(await api.db.query('SELECT * FROM search_log')).toEqual([]);
});
