import { beforeAll, describe, expect, it } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience } from '../access/roles.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';

const api = await testApi();
let staff: Person;

const pin = (label: string, does: string, rest: object = {}) => ({ label, function: does, ...rest });

beforeAll(async () => {
  staff = await buildPerson(api);
  const section = await buildSection(api, { audience: Audience.PUBLIC });
  const sheet = (title: string, pins: object[], rest: object = {}) =>
    buildEntry(api, {
      kind: 'DIAGRAM',
      sectionId: section.id,
      title,
      data: { connectors: [{ id: 'X1', kind: 'VEHICLE', pins }] },
      ...rest,
    });
  await sheet('ECU of a Supra', [
    pin('60a', 'Fuel Pump Relay'),
    pin('17', 'Tachometer Signal', { signal: 'tacho' }),
    pin('5', 'CAN High'),
    pin('6', 'CAN Low'),
    pin('160', 'Spare 60'),
  ]);
  await sheet('Щиток Granta', [
    pin('3', 'Зажигание', { colour: { main: 'BU', stripe: 'WH' } }),
    pin('4', 'Зажигание', { colour: { main: 'WH', stripe: 'BU' } }),
    pin('9', 'Бензонасос, чёрный провод'),
  ]);
  await sheet('Трекер', [
    pin('1', 'DIN4'),
    pin('2', 'DOUT 2'),
    pin('3', 'DOUT2'),
    pin('4', 'DOUT21'),
    pin('5', 'Питание +12В'),
  ]);
  await buildEntry(api, {
    kind: 'DIAGRAM',
    sectionId: section.id,
    title: 'Жгут',
    data: {
      connectors: [
        {
          id: 'X7',
          kind: 'DEVICE',
          type: 'Molex Micro-Fit',
          pins: [pin('1', 'Обогрев'), pin('2', 'Обогрев')],
        },
        { id: 'X8', kind: 'VEHICLE', pins: [pin('50', 'Обогрев')] },
      ],
      cables: [{ id: 'W1', wires: [{ id: '1', colour: { main: 'OG', stripe: 'BK' } }] }],
      connections: [
        {
          from: { connector: 'X7', pin: '1' },
          wire: { cable: 'W1', wire: '1' },
          to: { connector: 'X8', pin: '50' },
        },
      ],
    },
  });
  const { id } = await sheet('Кнопка', [pin('1', 'Тревожная кнопка')]);
  await sheet('Button', [pin('1', 'Panic button')], { locale: Locale.en, translationOf: id });
  await sheet('Секретная', [pin('1', 'Бензонасос охраны')], { audience: Audience.STAFF });
});

const query = `query ($text: String!, $first: Int) { pins(text: $text, first: $first) { label function entry { title } } }`;
const find = async (text: string, viewer: Person | null = null, locale = Locale.ru, first = 20) =>
  (await api.ask(query, { text, first }, viewer, locale)).data.pins.map(
    (found: { label: string; entry: { title: string } }) => `${found.entry.title}: ${found.label}`,
  ) as string[];

describe('pins of all sheets', () => {
  it.each([
    ['бензонасос реле', ['ECU of a Supra: 60a']],
    ['тахометр', ['ECU of a Supra: 17']],
    ['CAN H', ['ECU of a Supra: 5']],
    ['pin 60a', ['ECU of a Supra: 60a']],
    ['сине-белый зажигание', ['Щиток Granta: 3']],
    ['ignition WH/BU', ['Щиток Granta: 4']],
    ['черный бензонасос', ['Щиток Granta: 9']],
    ['DOUT 2', ['Трекер: 2', 'Трекер: 3']],
    ['dout_2', ['Трекер: 2', 'Трекер: 3']],
    ['питание 12 В', ['Трекер: 5']],
    ['вывод 60а', ['ECU of a Supra: 60a']],
    ['Х1 тахометр', ['ECU of a Supra: 17']],
    ['оранжево-чёрный обогрев', ['Жгут: 1', 'Жгут: 50']],
    ['Micro-Fit обогрев', ['Жгут: 1', 'Жгут: 2']],
    ['DIN1', []],
    ['%', []],
    ['зажигание бензонасос', []],
  ])('«%s»', async (text, expected) => {
    expect(await find(text)).toEqual(expected);
  });

  it('are told by the title of their sheet where their row does not say it', async () => {
    expect(await find('зажигание гранта')).toEqual([]);
    expect(await find('Granta бензонасос')).toEqual(['Щиток Granta: 9']);
  });

  it('name the label that was asked for before others that have it', async () => {
    expect(await find('60')).toEqual(['ECU of a Supra: 60a', 'ECU of a Supra: 160']);
    expect((await find('17'))[0]).toBe('ECU of a Supra: 17');
  });

  it('come from the sheet in the reader’s language where there are several', async () => {
    expect(await find('тревожная кнопка')).toEqual(['Кнопка: 1']);
    expect(await find('тревожная кнопка', null, Locale.en)).toEqual(['Button: 1']);
  });

  it('are those that the reader may see, the way over the title included', async () => {
    expect(await find('бензонасос')).not.toContain('Секретная: 1');
    expect(await find('секретная бензонасос')).toEqual([]);
    expect(await find('секретная бензонасос', staff)).toEqual(['Секретная: 1']);
  });

  it('are no more than asked for', async () => {
    expect(await find('зажигание', null, Locale.ru, 1)).toHaveLength(1);
  });
});
