import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildGeneration, buildModel } from '../../test/catalogue-factories.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import type { Person } from '../people/person.entity.ts';
import { Evidence, type Fitment, FitmentState } from './fitment.entity.ts';
import type { VehicleModel } from './vehicle.entity.ts';

const api = await testApi();

const secrets = ['Supplier list of July', 'Client Ivanov, plate 1234 AB', 'Do not sell to fleets'];
let people: Record<'client' | 'reader' | 'contributor' | 'publisher' | 'admin', Person>;
let model: VehicleModel;
let equipment: Record<
  'forAll' | 'forClients' | 'forStaff' | 'forMembers' | 'draft' | 'archived' | 'binned',
  Entry
>;
let fitments: Record<keyof typeof equipment, Fitment>;

beforeAll(async () => {
  const [client, reader, contributor, publisher, admin] = await Promise.all([
    buildPerson(api, { role: OrganisationRole.CLIENT }),
    buildPerson(api),
    buildPerson(api),
    buildPerson(api),
    buildPerson(api, { role: OrganisationRole.ADMIN }),
  ]);
  people = { client, reader, contributor, publisher, admin };
  const open = await buildSection(api, {
    members: [
      [contributor, SectionRole.CONTRIBUTOR],
      [publisher, SectionRole.PUBLISHER],
    ],
  });
  const closed = await buildSection(api, {
    audience: Audience.SECTION,
    members: [[publisher, SectionRole.READER]],
  });
  model = await buildModel(api, { name: 'Granta' });
  const sectionId = open.id;
  equipment = {
    forAll: await buildEquipment(api, { sectionId, audience: Audience.PUBLIC }),
    forClients: await buildEquipment(api, { sectionId, audience: Audience.CLIENTS }),
    forStaff: await buildEquipment(api, { sectionId, audience: Audience.STAFF }),
    forMembers: await buildEquipment(api, { sectionId: closed.id, audience: Audience.SECTION }),
    draft: await buildEquipment(api, { sectionId, draft: true }),
    archived: await buildEquipment(api, { sectionId }),
    binned: await buildEquipment(api, { sectionId }),
  };
  await api.db.query(`UPDATE entry SET status = 'ARCHIVED' WHERE id = $1`, [equipment.archived.id]);
  await api.db.query(`UPDATE entry SET deleted_at = now() WHERE id = $1`, [equipment.binned.id]);
  const rows = await Promise.all(
    Object.entries(equipment).map(async ([name, { id }]) => [
      name,
      await buildFitment(api, { equipmentId: id, modelId: model.id, source: secrets[0], note: secrets[2] }),
    ]),
  );
  fitments = Object.fromEntries(rows) as typeof fitments;
  await api.db.getRepository(Evidence).insert({
    fitmentId: fitments.forAll.id,
    personId: contributor.id,
    at: '2026-11-01',
    note: secrets[1]!,
    outcome: UseOutcome.SOLVED,
  });
});

const row = `id note source equipment { title } evidence { note outcome person { name } }`;
const everywhere = `query ($model: UUID!) {
  fitments(modelId: $model) { nodes { ${row} } totalCount }
  kit(modelId: $model) { items { fitment { ${row} } equipment { title } } conditional { fitment { id } } }
  vehicleModel(id: $model) { fitmentCount }
}`;

describe('fitments of equipment that a person may not see', () => {
  const visible: Record<string, (keyof typeof equipment)[]> = {
    client: ['forAll', 'forClients'],
    reader: ['forAll', 'forClients', 'forStaff'],
    contributor: ['forAll', 'forClients', 'forStaff'],
    publisher: ['forAll', 'forClients', 'forStaff', 'forMembers'],
    admin: ['forAll', 'forClients', 'forStaff', 'forMembers'],
  };

  test.each(Object.keys(visible))('are in no list, no kit and no count: %s', async (who) => {
    const ids = visible[who]!.map((name) => fitments[name].id).toSorted();
    const { data, errors } = await api.ask(
      everywhere,
      { model: model.id },
      people[who as keyof typeof people],
    );
    expect(errors).toEqual([]);
    expect(data.fitments.nodes.map(({ id }: Fitment) => id).toSorted()).toEqual(ids);
    expect(data.fitments.totalCount).toBe(ids.length);
    expect(data.kit.items.map(({ fitment }: { fitment: Fitment }) => fitment.id).toSorted()).toEqual(ids);
    expect(data.vehicleModel.fitmentCount).toBe(ids.length);
  });

  test('do not exist for nobody in particular, the vehicle does', async () => {
    for (const ask of [`fitments(modelId: $model) { totalCount }`, `kit(modelId: $model) { isUnknown }`]) {
      const { data, errors } = await api.ask(`query ($model: UUID!) { ${ask} }`, { model: model.id });
      expect([data, errors[0]?.code]).toEqual([null, 'UNAUTHENTICATED']);
    }
    const { data } = await api.ask(
      `query ($model: UUID!, $public: UUID!) {
        vehicleModel(id: $model) { name fitmentCount }
        entry(id: $public) { equipment { fitments { totalCount nodes { id } } } }
      }`,
      { model: model.id, public: equipment.forAll.id },
    );
    expect(data.vehicleModel).toEqual({ name: 'Granta', fitmentCount: 0 });
    expect(data.entry.equipment.fitments).toEqual({ totalCount: 0, nodes: [] });
  });

  test('are NOT_FOUND for whoever would change them, as one that never was', async () => {
    const mutations = [
      (id: string) => `mutation { deleteFitment(id: "${id}", version: 1) }`,
      (id: string) => `mutation { addEvidence(fitmentId: "${id}", outcome: SOLVED, note: "x") { id } }`,
    ];
    for (const mutation of mutations) {
      const hidden = await api.ask(mutation(fitments.forMembers.id), {}, people.contributor);
      const absent = await api.ask(mutation('00000000-0000-4000-8000-000000000000'), {}, people.contributor);
      expect(hidden.errors[0]).toMatchObject({ code: 'NOT_FOUND', message: absent.errors[0]!.message });
    }
  });
});

describe('what staff note on fitments', () => {
  test('is shown to staff', async () => {
    const { data } = await api.ask(everywhere, { model: model.id }, people.reader);
    for (const secret of secrets) expect(JSON.stringify(data)).toContain(secret);
    expect(JSON.stringify(data)).toContain(people.contributor.name);
  });

  test('never reaches a client, on any way to a fitment', async () => {
    const { data, errors } = await api.ask(
      `query ($model: UUID!, $equipment: UUID!) {
        fitments(modelId: $model) { nodes { ${row} warnings } }
        kit(modelId: $model) { items { fitment { ${row} warnings } } }
        entry(id: $equipment) { equipment { fitments { nodes { ${row} } } } }
      }`,
      { model: model.id, equipment: equipment.forAll.id },
      people.client,
    );
    expect(errors).toEqual([]);
    expect(data.entry.equipment.fitments.nodes).toHaveLength(1);
    for (const secret of [...secrets, people.contributor.name])
      expect(JSON.stringify(data)).not.toContain(secret);
  });
});

describe('who writes the catalogue', () => {
  const input = () => ({ equipmentId: equipment.forAll.id, modelId: model.id, state: 'SUPPORTED' });
  const add = `mutation ($input: FitmentInput!) { saveFitment(input: $input) { id version } }`;
  const code = async (who: Person | null, document: string, variables = {}) =>
    (await api.ask(document, variables, who)).errors[0]?.code ?? 'OK';

  test('adding takes a contributor of any section, changing a publisher', async () => {
    const adds = async (who: Person | null, i: number) =>
      await code(who, add, { input: { ...input(), yearFrom: 1990 + i } });
    const makes = async (who: Person | null, i: number) =>
      await code(who, `mutation { saveMake(input: { name: "Brand ${i}" }) { id } }`);
    const changes = async (who: Person | null) => {
      const { id, version } = await buildFitment(api, {
        ...input(),
        state: FitmentState.SUPPORTED,
        group: crypto.randomUUID(),
      });
      return await code(who, add, { input: { ...input(), id, version, group: crypto.randomUUID() } });
    };
    const deletes = async (who: Person | null) => {
      const { id } = await buildFitment(api, {
        ...input(),
        state: FitmentState.SUPPORTED,
        group: crypto.randomUUID(),
      });
      return await code(who, `mutation { deleteFitment(id: "${id}", version: 1) }`);
    };
    const renames = async (who: Person | null) =>
      await code(
        who,
        `mutation { saveVehicleModel(input: { id: "${model.id}", makeId: "${model.makeId}", name: "Granta" }) { id } }`,
      );
    const table: unknown[] = [];
    for (const [i, [name, who]] of Object.entries({ nobody: null, ...people }).entries())
      table.push([
        name,
        await adds(who, i),
        await makes(who, i),
        await changes(who),
        await deletes(who),
        await renames(who),
      ]);
    const [no, may] = ['FORBIDDEN', 'OK'];
    expect(table).toEqual([
      ['nobody', ...Array(5).fill('UNAUTHENTICATED')],
      ['client', no, no, no, no, no],
      ['reader', no, no, no, no, no],
      ['contributor', may, may, no, no, no],
      ['publisher', may, may, may, may, may],
      ['admin', may, may, may, may, may],
    ]);
  });

  test('"confirmed by us" is not a contributor’s to set', async () => {
    const confirmed = { ...input(), state: 'CONFIRMED_BY_US', yearFrom: 2001 };
    expect(await code(people.contributor, add, { input: confirmed })).toBe('FORBIDDEN');
    expect(await code(people.publisher, add, { input: confirmed })).toBe('OK');
  });

  test('equipment and diagrams that the writer may not see cannot be named', async () => {
    const { errors } = await api.ask(
      add,
      { input: { ...input(), equipmentId: equipment.forMembers.id, diagramId: equipment.forAll.id } },
      people.contributor,
    );
    expect(errors[0]?.code).toBe('BAD_USER_INPUT');
    expect(errors[0]?.fields?.map(({ path }) => path)).toEqual(['equipmentId', 'diagramId']);
  });

  test('a client with a contributor’s role in a section still writes nothing', async () => {
    const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
    await buildSection(api, { members: [[client, SectionRole.PUBLISHER]] });
    expect(await code(client, add, { input: input() })).toBe('FORBIDDEN');
  });
});

test('makes, models and generations are everybody’s to read', async () => {
  const generation = await buildGeneration(api, {
    modelId: model.id,
    name: 'I',
    yearFrom: 2011,
    voltage: 12,
  });
  const { data, errors } = await api.ask(
    `{ makes(text: "make") { name modelCount models { name generations { id voltage model { make { id } } } } } }`,
  );
  expect(errors).toEqual([]);
  const [make] = data.makes.filter(({ models }: { models: VehicleModel[] }) =>
    models.some(({ name }) => name === 'Granta'),
  );
  expect(make).toMatchObject({
    modelCount: 1,
    models: [{ generations: [{ id: generation.id, voltage: 12, model: { make: { id: model.makeId } } }] }],
  });
});
