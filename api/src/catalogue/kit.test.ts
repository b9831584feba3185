import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import {
  buildEquipment,
  buildFitment,
  buildGeneration,
  buildMake,
  buildModel,
} from '../../test/catalogue-factories.ts';
import { countStatements } from '../../test/count-statements.ts';
import { buildFile, buildPicture } from '../../test/file-factories.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole } from '../access/roles.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import { Evidence, FitmentRole, FitmentState } from './fitment.entity.ts';

const api = await testApi();

let staff: Person;
let sectionId: string;

beforeAll(async () => {
  staff = await buildPerson(api);
  sectionId = (await buildSection(api)).id;
});

const document = `query ($model: UUID!, $generation: UUID, $year: Int, $options: [QualifierInput!]) {
  kit(modelId: $model, generationId: $generation, year: $year, options: $options) {
    model { name make { name } } generation { name } year isUnknown
    items { ...item } conditional { ...item } notCompatible { ...item }
    openChoices { key values }
    questions { key text answer choices askedFor { title } }
    steps { text needsPhoto measureName measureUnit measureMin measureMax askedFor { title } }
    warnings
  }
}
fragment item on KitItem {
  quantity role group picture conditions { key value } equipment { title }
  fitment { state reason programmeNumber generation { name } diagram { title } evidence { note } }
}`;

async function kit(model: string, with_: Record<string, unknown> = {}, who = staff, locale = Locale.ru) {
  const { data, errors } = await api.ask(document, { model, ...with_ }, who, locale);
  expect(errors).toEqual([]);
  return data.kit;
}
const titles = (items: { equipment: { title: string } }[]) =>
  items.map(({ equipment }) => equipment.title).toSorted();

describe('a kit from lists of supported cars', () => {
  const harness = async (title: string) =>
    (await buildEquipment(api, { sectionId, title, data: { type: 'HARNESS' } })).id;

  test('Civic: another harness for each of its years', async () => {
    const civic = await buildModel(api, { name: 'Civic', yearFrom: 1972 });
    const rows = [
      ['Honda Nidec', 2016, 2018],
      ['Honda Bosch A', 2019, 2021],
      ['Honda Bosch B', 2022, 2022],
    ] as const;
    for (const [title, yearFrom, yearTo] of rows)
      await buildFitment(api, { equipmentId: await harness(title), modelId: civic.id, yearFrom, yearTo });
    for (const [title, , year] of rows)
      expect(titles((await kit(civic.id, { year })).items)).toEqual([title]);
    const unknown = await kit(civic.id, { year: 2024 });
    expect([unknown.isUnknown, unknown.items, unknown.notCompatible]).toEqual([true, [], []]);
    expect((await kit(civic.id)).openChoices).toEqual([
      { key: 'year', values: ['1972–2015', '2016–2018', '2019–2021', '2022', '2023–'] },
    ]);
    expect(titles((await kit(civic.id, { options: [{ key: 'year', value: '2019–2021' }] })).items)).toEqual([
      'Honda Bosch A',
    ]);
  });

  test('Ioniq 5: the package decides, and both harnesses are named until it is known', async () => {
    const ioniq = await buildModel(api, { name: 'Ioniq 5' });
    const packages = [
      ['Hyundai Q', 'Highway Driving Assist II'],
      ['Hyundai K', 'Highway Driving Assist'],
    ] as const;
    const mount = await harness('Mount');
    for (const [title, value] of packages)
      for (const equipmentId of [await harness(title), mount])
        await buildFitment(api, {
          equipmentId,
          modelId: ioniq.id,
          yearFrom: 2022,
          yearTo: 2024,
          qualifiers: [{ key: 'package', value }],
        });
    const open = await kit(ioniq.id, { year: 2022 });
    expect(titles(open.items)).toEqual(['Mount']);
    expect(titles(open.conditional)).toEqual(['Hyundai K', 'Hyundai Q']);
    expect(open.openChoices).toEqual([
      { key: 'package', values: packages.map(([, value]) => value).toSorted() },
    ]);
    const options = [{ key: 'package', value: 'Highway Driving Assist II' }];
    const settled = await kit(ioniq.id, { year: 2022, options });
    expect(titles(settled.items)).toEqual(['Hyundai Q', 'Mount']);
    expect([settled.conditional, settled.openChoices]).toEqual([[], []]);
  });

  test('Bolt EUV: five parts, no more', async () => {
    const bolt = await buildModel(api, { name: 'Bolt EUV' });
    const value = 'Premier or Premier Redline Trim without Super Cruise Package';
    const parts = ['GM connector', 'comma 3X', 'harness box', 'mount', 'right angle OBD-C cable (1.5 ft)'];
    for (const part of parts)
      await buildFitment(api, {
        equipmentId: await harness(part),
        modelId: bolt.id,
        yearFrom: 2022,
        yearTo: 2023,
        qualifiers: [{ key: 'package', value }],
      });
    await buildFitment(api, {
      equipmentId: await harness('comma power v2'),
      modelId: bolt.id,
      yearFrom: 2024,
    });
    const { items, conditional, openChoices } = await kit(bolt.id, {
      year: 2023,
      options: [{ key: 'package', value }],
    });
    expect([titles(items), conditional, openChoices]).toEqual([parts.toSorted(), [], []]);
  });
});

describe('a kit', () => {
  test('takes the generation from the year where only one was made in it, else asks', async () => {
    const model = await buildModel(api);
    const first = await buildGeneration(api, { modelId: model.id, name: 'I', yearFrom: 2005, yearTo: 2013 });
    await buildGeneration(api, { modelId: model.id, name: 'II', yearFrom: 2013, yearTo: null });
    const reader = await buildEquipment(api, { sectionId });
    await buildFitment(api, { equipmentId: reader.id, modelId: model.id, generationId: first.id });
    expect((await kit(model.id, { year: 2010 })).generation).toEqual({ name: 'I' });
    expect((await kit(model.id, { year: 2020 })).isUnknown).toBe(true);
    const open = await kit(model.id, { year: 2013 });
    expect([open.generation, open.openChoices]).toEqual([null, [{ key: 'generation', values: ['I', 'II'] }]]);
    const answered = await kit(model.id, { year: 2013, options: [{ key: 'generation', value: 'I' }] });
    expect([answered.generation, titles(answered.items)]).toEqual([{ name: 'I' }, [reader.title]]);
  });

  test('refuses a generation of another model, and a model that is not there', async () => {
    const model = await buildModel(api);
    const other = await buildGeneration(api, { modelId: (await buildModel(api)).id });
    const wrong = await api.ask(document, { model: model.id, generation: other.id }, staff);
    expect(wrong.errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'generationId' }] });
    const absent = await api.ask(document, { model: '00000000-0000-4000-8000-000000000000' }, staff);
    expect(absent.errors[0]?.code).toBe('NOT_FOUND');
  });

  test('asks each question once for all who want it, and gathers the steps', async () => {
    const model = await buildModel(api);
    const gearbox = { key: 'gearbox', text: 'Какая коробка?', answer: 'CHOICE' as const, choices: ['МКПП'] };
    const reader = await buildEquipment(api, {
      sectionId,
      title: 'CAN reader',
      data: {
        questions: [gearbox],
        steps: [{ text: 'Замерьте питание', needsPhoto: false, measures: { name: 'Питание', unit: 'V' } }],
      },
    });
    const sensor = await buildEquipment(api, {
      sectionId,
      title: 'Fuel sensor',
      data: {
        questions: [
          { ...gearbox, choices: ['МКПП', 'АКПП'] },
          { key: 'tanks', text: 'Сколько баков?', answer: 'NUMBER', choices: [] },
        ],
        steps: [{ text: 'Снимите бак', needsPhoto: true }],
      },
    });
    for (const { id } of [reader, sensor]) await buildFitment(api, { equipmentId: id, modelId: model.id });
    const { questions, steps } = await kit(model.id);
    expect(questions).toHaveLength(2);
    const [asked] = questions.filter(({ key }: { key: string }) => key === 'gearbox');
    expect([
      asked.choices.toSorted(),
      asked.askedFor.map(({ title }: { title: string }) => title).toSorted(),
    ]).toEqual([
      ['АКПП', 'МКПП'],
      ['CAN reader', 'Fuel sensor'],
    ]);
    expect(steps).toHaveLength(2);
    expect(steps).toContainEqual({
      text: 'Замерьте питание',
      needsPhoto: false,
      measureName: 'Питание',
      measureUnit: 'V',
      measureMin: null,
      measureMax: null,
      askedFor: [{ title: 'CAN reader' }],
    });
  });

  test('warns of the wrong supply and of what is required and absent, in the reader’s language', async () => {
    const model = await buildModel(api);
    const truck = await buildGeneration(api, { modelId: model.id, voltage: 24 });
    const power = await buildEquipment(api, { sectionId, title: 'Converter' });
    const secret = await buildEquipment(api, { sectionId, title: 'Secret part', audience: Audience.STAFF });
    const camera = await buildEquipment(api, {
      sectionId,
      title: 'Camera «Pro»',
      data: {
        supplyMin: 9,
        supplyMax: 16,
        relations: [power, secret].map(({ id }) => ({ kind: 'REQUIRES', equipment: id, note: null })),
      },
    });
    await buildFitment(api, { equipmentId: camera.id, modelId: model.id });
    const with_ = { generation: truck.id };
    expect((await kit(model.id, with_)).warnings.toSorted()).toEqual([
      '«Camera „Pro“» рассчитано на 9–16 В, а бортовая сеть — 24 В.',
      'Для «Camera „Pro“» нужно «Converter», в комплекте его нет.',
      'Для «Camera „Pro“» нужно «Secret part», в комплекте его нет.',
    ]);
    expect((await kit(model.id, with_, staff, Locale.en)).warnings).toContain(
      '“Camera «Pro»” requires “Converter”, which is not in the kit.',
    );
    const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
    expect(JSON.stringify(await kit(model.id, with_, client))).not.toContain('Secret part');
    await buildFitment(api, { equipmentId: power.id, modelId: model.id, role: FitmentRole.OPTIONAL });
    expect((await kit(model.id, with_, client)).warnings).toEqual([
      '«Camera „Pro“» рассчитано на 9–16 В, а бортовая сеть — 24 В.',
    ]);
  });

  test('shows each device as its card does first', async () => {
    const model = await buildModel(api);
    const picture = (file: string) => ({ file, marks: [] });
    const admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
    const [first, second] = [
      await buildFile(api, admin, 'front.png', await buildPicture(40, 30, '#c02020')),
      await buildFile(api, admin, 'back.png', await buildPicture(40, 30, '#2020c0')),
    ];
    const shown = await buildEquipment(api, {
      sectionId,
      data: { pictures: [picture(first.id), picture(second.id)] },
    });
    const plain = await buildEquipment(api, { sectionId });
    for (const { id } of [shown, plain])
      await buildFitment(api, { equipmentId: id, modelId: model.id, role: FitmentRole.OPTIONAL });
    const { items } = await kit(model.id);
    expect(
      Object.fromEntries(
        items.map(
          ({ equipment, picture: file }: { equipment: { title: string }; picture: string | null }) => [
            equipment.title,
            file,
          ],
        ),
      ),
    ).toEqual({ [shown.title]: first.id, [plain.title]: null });
  });

  test('names what does not fit, with the reason', async () => {
    const model = await buildModel(api);
    const reader = await buildEquipment(api, { sectionId });
    await buildFitment(api, {
      equipmentId: reader.id,
      modelId: model.id,
      state: FitmentState.NOT_COMPATIBLE,
      reason: 'No CAN behind the panel',
    });
    expect(await kit(model.id)).toMatchObject({
      isUnknown: false,
      items: [],
      notCompatible: [{ fitment: { reason: 'No CAN behind the panel' } }],
    });
  });

  test('takes as many statements for many parts as for few', async () => {
    const build = async (parts: number) => {
      const model = await buildModel(api);
      await buildGeneration(api, { modelId: model.id, voltage: 12 });
      for (let i = 0; i < parts; i++) {
        const equipment = await buildEquipment(api, { sectionId });
        await buildFitment(api, {
          equipmentId: equipment.id,
          modelId: model.id,
          qualifiers: [{ key: 'package', value: i % 2 ? 'A' : 'B' }],
        });
      }
      return model.id;
    };
    const [small, large] = [await build(2), await build(16)];
    const count = async (id: string) => await countStatements(() => kit(id));
    const few = await count(small);
    expect(few).toBeLessThanOrEqual(12);
    expect(await count(large)).toBe(few);
  });
});

describe('lists', () => {
  test('of fitments go on where the page before ended, each once', async () => {
    const make = await buildMake(api);
    const equipment = await buildEquipment(api, { sectionId, title: 'VW J533' });
    const updatedAt = new Date('2026-11-01T10:00:00Z');
    for (let i = 0; i < 7; i++) {
      const model = await buildModel(api, { makeId: make.id });
      await buildFitment(api, {
        equipmentId: equipment.id,
        modelId: model.id,
        yearFrom: 2014,
        yearTo: 2019,
        updatedAt,
      });
    }
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 4; page++) {
      const { data } = await api.ask(
        `query ($equipment: UUID!, $make: UUID!, $after: String) {
          fitments(equipmentId: $equipment, makeId: $make, first: 3, after: $after) {
            totalCount pageInfo { hasNextPage endCursor } nodes { id yearFrom model { name make { id } } }
          }
        }`,
        { equipment: equipment.id, make: make.id, after },
        staff,
      );
      expect(data.fitments.totalCount).toBe(7);
      seen.push(...data.fitments.nodes.map(({ id }: { id: string }) => id));
      after = data.fitments.pageInfo.endCursor;
      if (!data.fitments.pageInfo.hasNextPage) break;
    }
    expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
  });

  test('of fitments and of makes take a constant number of statements', async () => {
    const equipment = await buildEquipment(api, { sectionId });
    const diagramId = (await buildEntry(api, { sectionId, kind: 'DIAGRAM', data: { connectors: [] } })).id;
    for (let i = 0; i < 8; i++) {
      const { id: modelId } = await buildModel(api);
      const { id: generationId } = await buildGeneration(api, { modelId });
      const { id } = await buildFitment(api, { equipmentId: equipment.id, modelId, generationId, diagramId });
      await api.db.getRepository(Evidence).insert({
        fitmentId: id,
        personId: staff.id,
        at: '2026-11-01',
        note: 'seen',
        outcome: UseOutcome.SOLVED,
      });
    }
    const fitments = (first: number) =>
      countStatements(async () => {
        const { data } = await api.ask(
          `query ($equipment: UUID!) {
            fitments(equipmentId: $equipment, first: ${first}) {
              nodes {
                warnings equipment { title } diagram { title } generation { name }
                model { name make { name } fitmentCount } evidence { note person { name } }
              }
            }
          }`,
          { equipment: equipment.id },
          staff,
        );
        expect(data.fitments.nodes).toHaveLength(first);
      });
    expect(await fitments(8)).toBe(await fitments(2));
    const makes = (text: string) =>
      countStatements(() =>
        api.ask(
          `{ makes(text: "${text}") { modelCount models { fitmentCount generations { name } } } }`,
          {},
          staff,
        ),
      );
    await buildModel(api, { makeId: (await buildMake(api, { name: 'Solitary' })).id });
    expect(await makes('make')).toBe(await makes('solitary'));
  });
});
