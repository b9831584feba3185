import type { Visitor } from './visitor.ts';

/** A tracker with a wire for each pin of the vehicle, as an author types it in. */
const SCHEME = {
  connectors: [
    {
      id: 'X1',
      name: 'Трекер',
      kind: 'DEVICE',
      pins: [
        { label: '1', direction: 'POWER', signal: '+VBAT' },
        { label: '2', direction: 'GROUND', signal: 'GND' },
        { label: '5', direction: 'OUTPUT', signal: 'DOUT1' },
      ],
    },
    { id: 'F1', kind: 'FUSE', rating: 3, pins: [{ label: '1' }, { label: '2' }] },
    {
      id: 'X9',
      name: 'Бортовая сеть',
      kind: 'VEHICLE',
      pins: [
        { label: '30', direction: 'POWER', signal: 'KL30' },
        { label: '31', direction: 'GROUND', signal: 'KL31' },
      ],
    },
  ],
  cables: [{ id: 'W1', wires: ['1', '1F', '2', '5'].map((id) => ({ id, crossSection: 0.75 })) }],
  connections: [
    { from: ['X1', '1'], wire: '1', to: ['F1', '1'] },
    { from: ['F1', '2'], wire: '1F', to: ['X9', '30'] },
    { from: ['X1', '2'], wire: '2', to: ['X9', '31'] },
    { from: ['X1', '5'], wire: '5', to: null },
  ].map(({ from, wire, to }) => ({
    from: { connector: from[0], pin: from[1] },
    wire: { cable: 'W1', wire },
    to: to && { connector: to[0], pin: to[1] },
  })),
};

/** A draft of the scheme, made as an import makes it, open to be written on. */
export async function opensScheme(author: Visitor, title: string): Promise<void> {
  const { page } = author;
  await author.goto('/edit/new?kind=DIAGRAM');
  const section = page.getByRole('combobox', { name: 'Раздел', exact: true });
  const sectionId = await section.locator('option', { hasText: 'Схемы' }).first().getAttribute('value');
  const input = { kind: 'DIAGRAM', locale: 'ru', sectionId, title, data: SCHEME };
  const answer = await page.request.post('/graphql', {
    data: {
      query: 'mutation ($input: CreateEntryInput!) { createEntry(input: $input) { number } }',
      variables: { input },
    },
  });
  const { data } = (await answer.json()) as { data: { createEntry: { number: number } } };
  await author.goto(`/edit/${data.createEntry.number}`);
}

export const isSaved = ({ page }: Visitor) =>
  page
    .getByRole('status')
    .filter({ hasText: /^Сохранено/ })
    .waitFor();
