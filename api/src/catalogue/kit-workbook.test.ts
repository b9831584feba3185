import { expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildModel } from '../../test/catalogue-factories.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { testHttp } from '../../test/http.ts';
import { Audience, OrganisationRole } from '../access/roles.ts';
import { sheetsOf } from '../attachments/sheets-of.ts';
import type { Person } from '../people/person.entity.ts';
import { FitmentRole, ParameterAvailability } from './fitment.entity.ts';
import { kitRouter } from './kit.router.ts';

const api = await testApi();
const http = await testHttp(api, kitRouter(api.app));
const staff = await buildPerson(api);
const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
const sectionId = (await buildSection(api)).id;
const model = await buildModel(api, { name: 'Next', slug: 'next' });

const tracker = await buildEquipment(api, {
  sectionId,
  title: '=Tracker',
  data: { questions: [{ key: 'plate', text: 'Сколько баков?', answer: 'CHOICE', choices: ['1', '2'] }] },
});
const secret = await buildEquipment(api, { sectionId, title: 'Secret harness', audience: Audience.STAFF });
await buildFitment(api, {
  equipmentId: tracker.id,
  modelId: model.id,
  role: FitmentRole.ONE_OF,
  group: 'трекер',
  programmeNumber: '12048',
  firmware: '03.27.07',
  note: 'internal note',
  source: 'supplier X',
  parameters: [
    { name: 'Пробег', availability: ParameterAvailability.YES },
    { name: 'CAN', availability: ParameterAvailability.OPTION },
  ],
});
for (const [value, quantity] of [
  ['1', 1],
  ['2', 2],
] as const)
  await buildFitment(api, {
    equipmentId: secret.id,
    modelId: model.id,
    quantity,
    qualifiers: [{ key: 'tanks', value }],
  });

const download = (query: string, as: Person | null) =>
  http.fetch(`/kit.xlsx?${query}`, as, { headers: { 'accept-language': 'ru' } });

test('a kit leaves as a workbook for an offer, by the options of the address', async () => {
  const answer = await download(`model=${model.id}&year=2019&o.tanks=2`, staff);
  expect(answer.headers.get('content-disposition')).toContain('next.xlsx');
  const [kit, questions] = sheetsOf(Buffer.from(await answer.arrayBuffer()));
  expect(kit!.rows.slice(1).map(({ cells }) => cells)).toEqual([
    ['Secret harness', '2', 'обязательно', '', '', '', 'поддерживается'],
    ['=Tracker', '1', 'один из: трекер', '', 'Пробег', 'CAN', 'поддерживается', '12048', '03.27.07'],
  ]);
  expect(questions!.rows.slice(1).map(({ cells }) => cells)).toEqual([['Сколько баков?', '1 / 2']]);
});

test('K6: it holds what its reader may see, and nothing of staff’s own', async () => {
  const texts = async (as: Person, query = `model=${model.id}`) => {
    const answer = await download(query, as);
    return JSON.stringify(sheetsOf(Buffer.from(await answer.arrayBuffer())));
  };
  expect(await texts(client)).not.toMatch(/Secret harness|Баки|tanks/);
  expect(await texts(staff)).toContain('Secret harness');
  expect(await texts(staff)).toContain('12048');
  const forClient = `model=${model.id}&for=client`;
  for (const shown of [await texts(client), await texts(staff, forClient)])
    expect(shown).not.toMatch(/12048|03\.27\.07/);
  for (const who of [client, staff]) expect(await texts(who)).not.toMatch(/internal note|supplier X/);
  expect((await download(`model=${model.id}`, null)).status).toBe(401);
});

test('an address that is not complete is refused', async () => {
  for (const query of ['', 'model=x', `model=${model.id}&year=soon`])
    expect((await download(query, staff)).status).toBe(400);
  expect((await download('model=00000000-0000-4000-8000-000000000000', staff)).status).toBe(404);
});
