import type { DiagramData } from '@fieldlore/content';
import { beforeAll, describe, expect, it } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { SectionRole } from '../access/roles.ts';
import { Revision } from '../entries/revision.entity.ts';
import type { Person } from '../people/person.entity.ts';
import type { Section } from '../sections/section.entity.ts';

const api = await testApi();
let publisher: Person, section: Section;

beforeAll(async () => {
  publisher = await buildPerson(api);
  section = await buildSection(api, { members: [[publisher, SectionRole.PUBLISHER]] });
});

const pin = (label: string) => ({ label });
const whole: Partial<DiagramData> = { connectors: [{ id: 'X1', kind: 'DEVICE', pins: [pin('1')] }] };

/** Saves `data` over a draft as the editor does. */
async function save(data: unknown) {
  const { id, version } = await buildEntry(api, {
    kind: 'DIAGRAM',
    sectionId: section.id,
    data: whole,
    draft: true,
  });
  const answer = await api.ask(
    'mutation ($input: SaveEntryInput!) { saveEntry(input: $input) { __typename } }',
    { input: { id, version, data } },
    publisher,
  );
  const revisions = await api.db.getRepository(Revision).findBy({ entryId: id });
  return { ...answer, saved: revisions.map((revision) => revision.data as unknown as DiagramData) };
}

const connectors = (...pins: object[]) => ({ connectors: [{ id: 'X1', kind: 'DEVICE', pins }] });
const file = '00000000-0000-4000-8000-000000000000';

const REFUSED: [what: string, data: unknown, path: string][] = [
  [
    '10,000 pins of a connector',
    connectors(...Array.from({ length: 10_000 }, (_, i) => pin(String(i)))),
    'data.connectors.0.pins',
  ],
  [
    'a colour of no notation',
    connectors({ label: '1', colour: { main: 'ZZ' } }),
    'data.connectors.0.pins.0.colour.main',
  ],
  [
    'a wire to a pin that is not there',
    { ...connectors(pin('1')), connections: [{ from: { connector: 'X1', pin: '9' } }] },
    'data.connections.0.from',
  ],
  [
    'a place beside its picture',
    { ...connectors(pin('1')), pictures: [{ file, connector: 'X1', places: [{ pin: '1', x: 7, y: 0 }] }] },
    'data.pictures.0.places.0.x',
  ],
  [
    'an address where a picture should be',
    { ...connectors(pin('1')), pictures: [{ file: 'javascript:alert(1)', places: [] }] },
    'data.pictures.0.file',
  ],
];

describe('bad data of a scheme', () => {
  it.each(REFUSED)('%s is refused at its place, and nothing of it is kept', async (_, data, path) => {
    const { errors, saved } = await save(data);
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    const { fields = [] } = errors[0]!;
    expect(fields.map((field) => field.path)).toContain(path);
    expect(fields.every(({ message }) => /[а-я]/i.test(message))).toBe(true);
    expect(saved.map(({ connectors: kept }) => kept[0]!.pins.length)).toEqual([1]);
    expect(saved[0]!.connectors[0]!.pins[0]!.label).toBe('1');
  });

  it('pins 87a and 3/13, two pins of one label and words that look like code are words', async () => {
    const { errors, saved } = await save(
      connectors(
        pin('87a'),
        pin('3/13'),
        { label: '5', function: 'javascript:alert(1)' },
        { label: '5', function: '<script>alert(1)</script>' },
      ),
    );
    expect(errors).toEqual([]);
    expect(saved.map(({ connectors: kept }) => kept[0]!.pins.map(({ label }) => label))).toContainEqual([
      '87a',
      '3/13',
      '5',
      '5',
    ]);
  });
});
