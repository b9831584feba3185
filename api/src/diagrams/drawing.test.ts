import { beforeAll, describe, expect, it } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience } from '../access/roles.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';

const api = await testApi();
let staff: Person, shown: Entry, hidden: Entry;

const data = {
  connectors: [
    {
      id: 'X1',
      name: 'FMB920 <b>',
      kind: 'DEVICE',
      pins: [
        { label: '3', function: 'Зажигание' },
        { label: '9', function: 'DOUT1' },
      ],
    },
    { id: 'X9', kind: 'VEHICLE', pins: [{ label: '15' }] },
  ],
  cables: [{ id: 'W1', wires: [{ id: '1', colour: { main: 'BU', stripe: 'WH' }, crossSection: 0.5 }] }],
  connections: [
    {
      from: { connector: 'X1', pin: '3' },
      wire: { cable: 'W1', wire: '1' },
      to: { connector: 'X9', pin: '15' },
    },
  ],
};

beforeAll(async () => {
  staff = await buildPerson(api);
  const section = await buildSection(api);
  const diagram = { kind: 'DIAGRAM' as const, sectionId: section.id, data };
  shown = await buildEntry(api, { ...diagram, title: 'Питание & зажигание' });
  hidden = await buildEntry(api, { ...diagram, audience: Audience.STAFF });
});

const query = `query ($number: Int!, $width: Int!, $notation: ColourNotation, $wired: Boolean) {
  entry(number: $number) { diagram { revision drawing(width: $width, notation: $notation, wired: $wired) } }
}`;

describe('the drawing of a diagram', () => {
  const drawn = async (variables: Record<string, unknown>, locale = Locale.ru) =>
    (await api.ask(query, { number: shown.number, width: 760, ...variables }, null, locale)).data.entry
      .diagram.drawing as string;

  it('is an SVG of the data, in the letters of the reader’s language unless asked otherwise', async () => {
    const svg = await drawn({});
    expect(svg).toContain('<title>Питание &amp; зажигание</title>');
    expect(svg).toContain('FMB920 &lt;b&gt;');
    expect(svg).toContain('С/Б 0,5');
    expect(await drawn({}, Locale.en)).toContain('BU/WH 0.5');
    expect(await drawn({ notation: 'DIN' })).toContain('bl/ws 0,5');
  });

  it('stands in one column where it is narrow', async () => {
    const places = (svg: string) =>
      svg.match(/data-box="\d" transform="translate\(([\d.]+)/g)!.map((x) => x.split('(')[1]);
    expect(new Set(places(await drawn({ width: 340 }))).size).toBe(1);
    expect(new Set(places(await drawn({ width: 760 }))).size).toBe(2);
  });

  it('leaves out pins that nothing is connected to, if asked', async () => {
    expect(await drawn({})).toContain('DOUT1');
    const wired = await drawn({ wired: true });
    expect(wired).toContain('Зажигание');
    expect(wired).not.toContain('DOUT1');
  });

  it('is only for those who may read the entry', async () => {
    const asked = { number: hidden.number, width: 760 };
    expect((await api.ask(query, asked)).data.entry).toBeNull();
    expect((await api.ask(query, asked, staff)).data.entry.diagram).toMatchObject({
      revision: 1,
      drawing: expect.stringContaining('<svg'),
    });
  });

  it('refuses a width that no screen has', async () => {
    const { errors } = await api.ask(query, { number: shown.number, width: 100_000 });
    expect(errors).toMatchObject([
      { code: 'BAD_USER_INPUT', message: 'Ширина рисунка — от 240 до 4000 пикселей.' },
    ]);
  });
});
