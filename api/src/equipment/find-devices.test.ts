import type { EquipmentData } from '@fieldlore/content';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment } from '../../test/catalogue-factories.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { Audience } from '../access/roles.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';

const api = await testApi();
let staff: Person;

beforeAll(async () => {
  staff = await buildPerson(api);
  const sectionId = (await buildSection(api)).id;
  const build = (title: string, data: Partial<EquipmentData>, audience = Audience.PUBLIC) =>
    buildEquipment(api, { sectionId, title, audience, locale: Locale.ru, data });
  const current = (value: string, unit: string | null) => ({ name: 'Ток потребления', value, unit });
  await build('Трекер А', {
    supplyMin: 10,
    supplyMax: 30,
    parameters: [
      current('85', 'мА'),
      { name: 'Bluetooth', value: 'есть' },
      { name: 'Сеть', value: 'GSM 2G' },
    ],
  });
  await build('Трекер Б', {
    type: 'CAN_READER',
    parameters: [
      current('до 0,12 A', null),
      { name: 'Напряжение  питания', value: '8–32', unit: 'В' },
      { name: 'Bluetooth', value: 'нет' },
    ],
  });
  await build('Датчик', {
    type: 'SENSOR',
    parameters: [current('120 мм', null), { name: 'Длина', value: '7,4', unit: 'см' }],
  });
  await build(
    'Секретный',
    { supplyMin: 5, supplyMax: 100, parameters: [current('1', 'мА'), { name: 'Тайна', value: '1' }] },
    Audience.STAFF,
  );
});

async function titles(conditions: object[], as: Person | null = null, type: string | null = null) {
  const { data, errors } = await api.ask(
    `query ($conditions: [ParameterCondition!]!, $type: String) {
      devices(conditions: $conditions, type: $type, locale: ru) { nodes { title } totalCount }
    }`,
    { conditions, type },
    as,
  );
  expect(errors).toEqual([]);
  expect(data.devices.totalCount).toBe(data.devices.nodes.length);
  return data.devices.nodes.map(({ title }: { title: string }) => title).toSorted();
}

const current = (comparison: string, value: string) => ({ name: 'ток потребления', comparison, value });
const supply = (value: string) => ({ name: 'Напряжение питания', comparison: 'COVERS', value });

describe('devices by their parameters', () => {
  test.each([
    [[current('AT_MOST', '100 мА')], ['Трекер А']],
    [[current('AT_MOST', '0,1 A')], ['Трекер А']],
    [[current('AT_MOST', '120 mA')], ['Трекер А', 'Трекер Б']],
    // Without a unit: the one that most cards write.
    [[current('AT_MOST', '100')], ['Трекер А']],
    [[current('AT_LEAST', '50 мА')], ['Трекер А']],
    [[supply('32 В')], ['Трекер Б']],
    [[supply('24')], ['Трекер А', 'Трекер Б']],
    [[supply('24 В'), current('AT_MOST', '90 мА')], ['Трекер А']],
    [[{ name: 'Длина', comparison: 'AT_MOST', value: '80 мм' }], ['Датчик']],
    [[{ name: 'Bluetooth', comparison: 'IS', value: 'да' }], ['Трекер А']],
    [[{ name: 'Сеть', comparison: 'IS', value: '2g' }], ['Трекер А']],
    [[{ name: 'Нет такого', comparison: 'AT_MOST', value: '1' }], []],
  ])('%j', async (conditions, found) => expect(await titles(conditions)).toEqual(found));

  test('of one type', async () => {
    expect(await titles([], null, 'CAN_READER')).toEqual(['Трекер Б']);
  });

  test('a value that is no number is named with its condition', async () => {
    const { errors } = await api.ask(
      `{ devices(conditions: [{ name: "Длина", comparison: AT_MOST, value: "много" }]) { totalCount } }`,
      {},
      null,
      Locale.ru,
    );
    expect(errors[0]).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'conditions.0.value', message: expect.stringContaining('«много» — не число') }],
    });
  });

  test('Q1: neither what is found nor what can be asked for tells of a device that one may not see', async () => {
    expect(await titles([current('AT_MOST', '5 мА')])).toEqual([]);
    expect(await titles([current('AT_MOST', '5 мА')], staff)).toEqual(['Секретный']);
    const known = async (as: Person | null) =>
      (await api.ask('{ equipmentParameters(locale: ru) { name unit type count } }', {}, as)).data
        .equipmentParameters;
    expect(await known(null)).toContainEqual({
      name: 'Ток потребления',
      unit: 'мА',
      type: 'NUMBER',
      count: 3,
    });
    expect(JSON.stringify(await known(null))).not.toContain('Тайна');
    expect(JSON.stringify(await known(staff))).toContain('Тайна');
  });
});
