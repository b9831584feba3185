import { beforeAll, describe, expect, it } from 'vitest';
import { testApi } from '../../test/api.ts';
import { Fitment } from '../catalogue/fitment.entity.ts';
import { Generation, VehicleModel } from '../catalogue/vehicle.entity.ts';
import { Entry } from '../entries/entry.entity.ts';
import { EntryStatus } from '../entries/entry.enums.ts';
import { Locale } from '../graphql/locale.ts';
import { Person } from '../people/person.entity.ts';
import { readEntries, readFitments } from './read-demo.ts';
import { seedDemoWhenEmpty } from './seed-demo.ts';

const api = await testApi();
const withDemo = { ...api.app, config: { ...api.app.config, demoContent: true } };
const someone = (email: string) =>
  api.db.getRepository(Person).findOneByOrFail({ email: `${email}@mayak.example` });

beforeAll(async () => {
  await seedDemoWhenEmpty(withDemo);
}, 120_000);

const kit = async (model: string, options: { key: string; value: string }[] = [], locale = Locale.ru) => {
  const { id: modelId } = await api.db.getRepository(VehicleModel).findOneByOrFail({ slug: model });
  const { data, errors } = await api.ask(
    `query ($modelId: UUID!, $options: [QualifierInput!]) {
      kit(modelId: $modelId, options: $options) {
        openChoices { key values }
        items { equipment { title locale } quantity role group }
        conditional { equipment { title } }
        notCompatible { equipment { title } fitment { reason } }
        questions { key text }
        steps { text }
      }
    }`,
    { modelId, options },
    await someone('sales'),
    locale,
  );
  expect(errors).toEqual([]);
  return data.kit;
};

describe('the demo company', () => {
  it('is published whole, in both languages', async () => {
    const entries = readEntries();
    const published = await api.db.getRepository(Entry).countBy({ status: EntryStatus.PUBLISHED });
    expect(published).toBe(entries.length);
    expect(await api.db.getRepository(Fitment).count()).toBe(readFitments().length);
  });

  it('has a scheme that was corrected, and an engineer who had opened what was wrong', async () => {
    const NOTICES = '{ recallNotices { revision recall { revision reason entry { title } } } }';
    const { data } = await api.ask(NOTICES, {}, await someone('engineer'));
    expect(data.recallNotices).toEqual([
      {
        revision: 1,
        recall: {
          revision: 2,
          reason: expect.stringContaining('до выключателя'),
          entry: { title: expect.stringContaining('Трактор') },
        },
      },
    ]);
  });

  it('has readers who said what helped and what was missing', async () => {
    const { data } = await api.ask(
      `{ readerComments { nodes { comment person { name } entry { title } } } entry(kind: ARTICLE, slug: "net-svyazi-s-trekerom-chto-proverit-samomu") { votes { helpful unhelpful } } }`,
      {},
      await someone('lead'),
    );
    expect(data.entry.votes).toEqual({ helpful: 12, unhelpful: 2 });
    expect(data.readerComments.nodes).toContainEqual({
      comment: expect.stringContaining('чек утерян'),
      person: { name: 'Сергей Климович' },
      entry: { title: 'Заправка в отчёте не совпадает с чеком' },
    });
  });

  it('has engineers who told what was different at the vehicle, and an answer to one of them', async () => {
    const { data } = await api.ask(
      `{ diagramReports { nodes { place note } } mine: diagramReports(closed: true) { nodes { answer handledBy { name } person { name } } } }`,
      {},
      await someone('expert'),
    );
    expect(data.diagramReports.nodes).toContainEqual({ place: 'T2', note: expect.stringContaining('ACC') });
    expect(data.mine.nodes).toContainEqual({
      answer: expect.stringContaining('намеренно'),
      handledBy: { name: 'Ольга Мельник' },
      person: { name: 'Виктор Санько' },
    });
  });

  it('is not written twice', async () => {
    const before = await api.db.getRepository(Entry).count();
    await seedDemoWhenEmpty(withDemo);
    expect(await api.db.getRepository(Entry).count()).toBe(before);
  });

  it('asks about the tanks of a KAMAZ-5490, then sets two sensors', async () => {
    const open = await kit('5490');
    expect(open.openChoices).toContainEqual({ key: 'tanks', values: ['1', '2'] });
    expect(open.conditional.length).toBeGreaterThan(0);

    const two = await kit('5490', [{ key: 'tanks', value: '2' }]);
    const sensors = two.items.filter(({ group }: { group: string | null }) => group === 'датчик топлива');
    expect(sensors.map(({ quantity }: { quantity: number }) => quantity)).toEqual([2, 2]);
  });

  it('says what must not go on a 24 V truck, and why', async () => {
    const { notCompatible } = await kit('5490');
    const relay = notCompatible.find((item: { equipment: { title: string } }) =>
      item.equipment.title.startsWith('Реле 12 В'),
    );
    expect(relay.fitment.reason).toMatch(/24 В/);
  });

  it('asks each question of a kit once', async () => {
    const { questions, steps } = await kit('gazelle-next');
    const keys = questions.map(({ key }: { key: string }) => key);
    expect(keys).toContain('tanks');
    expect(new Set(keys).size).toBe(keys.length);
    expect(steps.length).toBeGreaterThan(5);
  });

  it('shows the same pins in both languages, in words of each', async () => {
    const pinsOf = async (locale: Locale) => {
      const entry = await api.db.getRepository(Entry).findOneByOrFail({
        locale,
        title:
          locale === Locale.ru
            ? 'Teltonika FMC650 — трекер для грузовиков'
            : 'Teltonika FMC650 — truck tracker',
      });
      const { data, errors } = await api.ask(
        `query ($id: UUID!) { entry(id: $id) { equipment { data } } }`,
        { id: entry.id },
        await someone('engineer'),
        locale,
      );
      expect(errors).toEqual([]);
      return data.entry.equipment.data.pinout[0].pins as { label: string; function: string }[];
    };
    const [ru, en] = [await pinsOf(Locale.ru), await pinsOf(Locale.en)];
    expect(ru).toHaveLength(20);
    expect(ru.map(({ label }) => label)).toEqual(en.map(({ label }) => label));
    expect(ru.find(({ label }) => label === '15')?.function).toBe('Зажигание');
    expect(en.find(({ label }) => label === '15')?.function).toBe('Ignition');
  });

  it('knows the supply of every generation', async () => {
    const generations = await api.db.getRepository(Generation).find();
    expect(generations.filter(({ voltage }) => voltage === null)).toEqual([]);
  });
});

it('has one visit that is prepared and one that is under way, measured within its limits', async () => {
  const { data, errors } = await api.ask(
    `{ visits(mine: true) { nodes { state label assignedTo { name } questions { key value } steps { value isWithinLimits isDone } } } }`,
    {},
    await someone('engineer'),
  );
  expect(errors).toEqual([]);
  expect(data.visits.nodes).toMatchObject([{ state: 'PREPARED', assignedTo: { name: 'Виктор Санько' } }]);
  expect(data.visits.nodes[0].questions).toContainEqual({ key: 'master-switch', value: 'YES' });
  const { data: theirs } = await api.ask(
    `{ visits(mine: true) { nodes { state doneStepCount steps { value isWithinLimits measureMax } } } }`,
    {},
    await someone('engineer.smolensk'),
  );
  expect(theirs.visits.nodes).toMatchObject([{ state: 'UNDER_WAY', doneStepCount: 4 }]);
  expect(theirs.visits.nodes[0].steps).toContainEqual({ value: 14.1, isWithinLimits: true, measureMax: 30 });
});
