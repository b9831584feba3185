import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildMake, buildModel } from '../../test/catalogue-factories.ts';
import { countStatements } from '../../test/count-statements.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import type { Entry } from '../entries/entry.entity.ts';
import type { Person } from '../people/person.entity.ts';
import { FitmentState } from './fitment.entity.ts';
import type { Make, VehicleModel } from './vehicle.entity.ts';

const api = await testApi();

let staff: Person;
let member: Person;
let gaz: Make;
let models: Record<'next' | 'sobol' | 'hilux', VehicleModel>;
let devices: Record<'tracker' | 'sensor' | 'secret', Entry>;

beforeAll(async () => {
  [staff, member] = [await buildPerson(api), await buildPerson(api)];
  const sectionId = (await buildSection(api)).id;
  const closed = await buildSection(api, {
    audience: Audience.SECTION,
    members: [[member, SectionRole.READER]],
  });
  gaz = await buildMake(api, { name: 'GAZ' });
  const toyota = await buildMake(api, { name: 'Toyota' });
  models = {
    hilux: await buildModel(api, { makeId: toyota.id, name: 'Hilux' }),
    sobol: await buildModel(api, { makeId: gaz.id, name: 'Sobol', nameCyrillic: 'Соболь' }),
    next: await buildModel(api, { makeId: gaz.id, name: 'GAZelle Next' }),
  };
  devices = {
    tracker: await buildEquipment(api, { sectionId, title: 'Tracker', data: { type: 'TRACKER' } }),
    sensor: await buildEquipment(api, { sectionId, title: 'Sensor', data: { type: 'FUEL_SENSOR' } }),
    secret: await buildEquipment(api, { sectionId: closed.id, audience: Audience.SECTION, title: 'Secret' }),
  };
  const fits = async (model: VehicleModel, device: Entry, with_ = {}) =>
    await buildFitment(api, { equipmentId: device.id, modelId: model.id, ...with_ });
  await fits(models.next, devices.tracker, { state: FitmentState.CONFIRMED_BY_US });
  await fits(models.next, devices.sensor, { qualifiers: [{ key: 'tanks', value: '2' }] });
  await fits(models.sobol, devices.tracker, { state: FitmentState.NOT_COMPATIBLE });
  await fits(models.sobol, devices.sensor, { state: FitmentState.UNKNOWN });
  await fits(models.hilux, devices.secret);
});

const document = `query ($modelIds: [UUID!], $makeId: UUID, $modelText: String, $equipmentType: String, $state: FitmentState) {
  fitmentMatrix(modelIds: $modelIds, makeId: $makeId, modelText: $modelText, equipmentType: $equipmentType, state: $state) {
    vehicleTotal equipmentTotal
    equipment { id title }
    rows { model { name make { name } } cells { equipmentId state depends } }
  }
}`;

async function ask(variables: Record<string, unknown> = {}, who = staff) {
  const { data, errors } = await api.ask(document, variables, who);
  expect(errors).toEqual([]);
  const { equipment, rows, ...totals } = data.fitmentMatrix;
  const titles = new Map(equipment.map(({ id, title }: Entry) => [id, title]));
  return {
    ...totals,
    columns: equipment.map(({ title }: Entry) => title),
    rows: Object.fromEntries(
      rows.map(
        ({
          model,
          cells,
        }: {
          model: VehicleModel;
          cells: { equipmentId: string; state: string; depends: boolean }[];
        }) => [
          model.name,
          Object.fromEntries(
            cells.map(({ equipmentId, state, depends }) => [
              titles.get(equipmentId),
              depends ? `${state}?` : state,
            ]),
          ),
        ],
      ),
    ),
  };
}

describe('the matrix', () => {
  test('says in each cell what the kit of the vehicle says, and nothing of what is unknown', async () => {
    expect(await ask()).toEqual({
      vehicleTotal: 2,
      equipmentTotal: 2,
      columns: ['Sensor', 'Tracker'],
      rows: {
        'GAZelle Next': { Tracker: 'CONFIRMED_BY_US', Sensor: 'SUPPORTED?' },
        Sobol: { Tracker: 'NOT_COMPATIBLE' },
      },
    });
  });

  test('is narrowed by make, name, type and state', async () => {
    expect(Object.keys((await ask({ makeId: gaz.id }, member)).rows)).toEqual(['GAZelle Next', 'Sobol']);
    expect(Object.keys((await ask({ modelText: 'СОБ' })).rows)).toEqual(['Sobol']);
    expect(Object.keys((await ask({ modelText: '%' })).rows)).toEqual([]);
    expect((await ask({ equipmentType: 'FUEL_SENSOR' })).columns).toEqual(['Sensor']);
    expect(await ask({ state: 'NOT_COMPATIBLE' })).toMatchObject({
      columns: ['Tracker'],
      rows: { Sobol: { Tracker: 'NOT_COMPATIBLE' } },
    });
  });

  test('shows the vehicles that were asked for though nothing is known of them, fifty at the most', async () => {
    const bare = await buildModel(api, { name: 'Bare' });
    expect((await ask({ modelIds: [bare.id, models.sobol.id] })).rows).toEqual({
      Bare: {},
      Sobol: { Tracker: 'NOT_COMPATIBLE' },
    });
    const modelIds = Array.from({ length: 51 }, (_, i) => `00000000-0000-4000-8000-0000000000${10 + i}`);
    const { errors } = await api.ask(document, { modelIds }, staff);
    expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'modelIds' }] });
  });

  test('K2: whoever may not see a device learns neither of it nor of the vehicles that only it fits', async () => {
    const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
    for (const stranger of [staff, client])
      for (const filter of [{}, { modelIds: [models.hilux.id] }]) {
        const matrix = await ask(filter, stranger);
        expect(JSON.stringify(matrix)).not.toContain('Secret');
        expect(matrix.rows['Hilux'] ?? {}).toEqual({});
        expect(matrix.equipmentTotal).toBe(matrix.columns.length);
      }
    expect((await ask({}, member)).rows).toHaveProperty('Hilux', { Secret: 'SUPPORTED' });
    const { errors } = await api.ask(`{ fitmentMatrix { vehicleTotal } }`, {});
    expect(errors[0]?.code).toBe('UNAUTHENTICATED');
  });

  test('takes as many statements for many vehicles as for few', async () => {
    const make = await buildMake(api);
    const build = async (name: string) => {
      const model = await buildModel(api, { makeId: make.id, name });
      for (const { id } of [devices.tracker, devices.sensor])
        await buildFitment(api, { equipmentId: id, modelId: model.id });
    };
    await build('Only');
    const count = () => countStatements(() => ask({ makeId: make.id }));
    const few = await count();
    expect(few).toBeLessThanOrEqual(10);
    for (let i = 0; i < 12; i++) await build(`One of many ${i}`);
    expect(await count()).toBe(few);
  });
});
