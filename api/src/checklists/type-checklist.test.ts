import { isDeepStrictEqual } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildModel } from '../../test/catalogue-factories.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { OrganisationRole, SectionRole } from '../access/roles.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';
import { cleanTypeChecklist, typeChecklistProblems } from './check-type-checklist.ts';

const api = await testApi();
let publisher: Person, staff: Person, client: Person, sectionId: string;

beforeAll(async () => {
  [publisher, staff] = [await buildPerson(api), await buildPerson(api)];
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  sectionId = (await buildSection(api, { members: [[publisher, SectionRole.PUBLISHER]] })).id;
});

const text = (ru: string, en = `${ru} (en)`) => ({ ru, en });
const save = `mutation ($input: TypeChecklistInput!) {
  saveTypeChecklist(input: $input) { version questions { key } steps { isLast measures { isSupply min } } changedBy { name } }
}`;
const tracker = {
  type: 'TRACKER',
  version: 0,
  questions: [
    { key: 'ground-switch', text: text('Есть ли выключатель массы?'), answer: 'YES_NO' },
    { key: 'voltage', text: text('Бортовая сеть?'), answer: 'CHOICE', choices: [text('12 В'), text('24 В')] },
  ],
  steps: [
    { text: text('Фото подключения до закрытия обшивки'), needsPhoto: true, isLast: true },
    {
      text: text('Измерьте питание, зажигание выключено'),
      measures: { name: text('Питание'), unit: text('В', 'V'), isSupply: true },
    },
  ],
};

test('a kit asks what the types of its devices ask, each thing once, in the reader’s language', async () => {
  expect((await api.ask(save, { input: tracker }, publisher)).data.saveTypeChecklist).toMatchObject({
    version: 1,
    changedBy: { name: publisher.name },
  });
  const model = await buildModel(api);
  const voltage = {
    key: 'voltage',
    text: 'Сколько вольт?',
    answer: 'CHOICE' as const,
    choices: ['12', '24'],
  };
  const wide = await buildEquipment(api, {
    sectionId,
    title: 'A wide',
    data: { supplyMin: 8, supplyMax: 32, questions: [voltage], steps: [{ text: 'Своё', needsPhoto: false }] },
  });
  const narrow = await buildEquipment(api, {
    sectionId,
    title: 'B narrow',
    data: { supplyMin: 10, supplyMax: 30 },
  });
  for (const { id } of [wide, narrow]) await buildFitment(api, { equipmentId: id, modelId: model.id });
  const kit = `query ($id: UUID!) { kit(modelId: $id) {
    questions { key text choices askedFor { title } } steps { text measureMin measureMax askedFor { title } }
  } }`;
  const { questions, steps } = (await api.ask(kit, { id: model.id }, staff)).data.kit;
  // Devices as good as each other stand in the order of their ids.
  const both = expect.toSatisfy((asked: { title: string }[]) =>
    isDeepStrictEqual(asked.map(({ title }) => title).toSorted(), ['A wide', 'B narrow']),
  );
  expect(questions).toHaveLength(2);
  expect(questions).toContainEqual({
    key: 'ground-switch',
    text: 'Есть ли выключатель массы?',
    choices: [],
    askedFor: both,
  });
  const asked = questions.find(({ key }: { key: string }) => key === 'voltage');
  expect([asked.text, asked.askedFor], 'the card’s own words').toEqual(['Сколько вольт?', both]);
  expect(steps).toEqual([
    { text: 'Измерьте питание, зажигание выключено', measureMin: 10, measureMax: 30, askedFor: both },
    { text: 'Своё', measureMin: null, measureMax: null, askedFor: [{ title: 'A wide' }] },
    { text: 'Фото подключения до закрытия обшивки', measureMin: null, measureMax: null, askedFor: both },
  ]);
  const english = (await api.ask(kit, { id: model.id }, staff, Locale.en)).data.kit;
  expect(english.steps[0].text).toBe('Измерьте питание, зажигание выключено (en)');
});

test('J3: publishers change the lists, staff read them, others do not; what was changed meanwhile is not overwritten', async () => {
  const list = `{ typeChecklists { type version viewerCanChange questions { key } } }`;
  const { typeChecklists } = (await api.ask(list, {}, staff)).data;
  expect(typeChecklists.map(({ type }: { type: string }) => type)).toContain('CAN_READER');
  expect(typeChecklists[0].viewerCanChange).toBe(false);
  expect((await api.ask(list, {}, client)).errors[0]!.code).toBe('FORBIDDEN');
  expect((await api.ask(list)).errors[0]!.code).toBe('UNAUTHENTICATED');
  const input = { ...tracker, type: 'RELAY' };
  expect((await api.ask(save, { input }, staff)).errors[0]!.code).toBe('FORBIDDEN');
  expect((await api.ask(save, { input }, client)).errors[0]!.code).toBe('FORBIDDEN');
  const codes = [];
  for (const version of [0, 0, 1])
    codes.push((await api.ask(save, { input: { ...input, version } }, publisher)).errors[0]?.code);
  expect(codes).toEqual([undefined, 'CONFLICT', undefined]);
});

test('a question without a key gets one of its own; what is wrong is named at its row', () => {
  const clean = cleanTypeChecklist({
    questions: [
      { text: text('Есть ли масса?'), answer: 'YES_NO' },
      { text: text('Есть ли масса?'), answer: 'YES_NO' },
    ],
    steps: [],
  });
  expect(clean.questions.map(({ key }) => key)).toEqual(['est-li-massa', 'est-li-massa-2']);
  const problems = typeChecklistProblems(
    cleanTypeChecklist({
      questions: [
        { key: 'a', text: text('Раз'), answer: 'CHOICE', choices: [text('один')] },
        { key: 'a', text: { ru: 'Два', en: ' ' }, answer: 'LIST' },
      ],
      steps: [{ text: text('Шаг'), measures: { name: text('Ток'), unit: text('А', 'A'), min: 5, max: 1 } }],
    }),
  );
  expect(problems.map(({ path }) => path)).toEqual([
    'questions.0.choices',
    'questions.1.text',
    'questions.1.key',
    'questions.1.answer',
    'steps.0.measures',
  ]);
});
