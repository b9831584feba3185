import exceljs from 'exceljs';
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
import { buildPerson, buildSection } from '../../test/factories.ts';
import { testHttp } from '../../test/http.ts';
import { textWithoutIds } from '../../test/text-without-ids.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { FitmentRole, FitmentState } from '../catalogue/fitment.entity.ts';
import type { VehicleModel } from '../catalogue/vehicle.entity.ts';
import type { Person } from '../people/person.entity.ts';
import { sheetsOf } from '../attachments/sheets-of.ts';
import type { FleetLineInput } from './fleet.input.ts';
import { fleetRouter } from './fleet.router.ts';
import type { Fleet } from './fleet.types.ts';

const api = await testApi();
const http = await testHttp(api, fleetRouter(api.app));

let staff: Person;
let sectionId: string;
let models: Record<'next' | 'kamaz' | 'x5' | 'bare', VehicleModel>;

beforeAll(async () => {
  staff = await buildPerson(api);
  sectionId = (await buildSection(api)).id;
  const gaz = await buildMake(api, { name: 'GAZ', nameCyrillic: 'ГАЗ' });
  const kamaz = await buildMake(api, { name: 'KAMAZ', nameCyrillic: 'КАМАЗ' });
  const bmw = await buildMake(api, { name: 'BMW' });
  models = {
    next: await buildModel(api, {
      makeId: gaz.id,
      name: 'GAZelle Next',
      nameCyrillic: 'ГАЗель Next',
      yearFrom: 2013,
    }),
    kamaz: await buildModel(api, { makeId: kamaz.id, name: '5490', yearFrom: 2013 }),
    x5: await buildModel(api, { makeId: bmw.id, name: 'X5' }),
    bare: await buildModel(api, { makeId: kamaz.id, name: '43118' }),
  };
  const [tracker, sensor, camera] = await Promise.all(
    ['Tracker', 'Fuel sensor', 'Camera'].map((title) => buildEquipment(api, { sectionId, title })),
  );
  for (const model of [models.next, models.kamaz, models.x5])
    await buildFitment(api, { equipmentId: tracker!.id, modelId: model.id });
  await buildFitment(api, { equipmentId: sensor!.id, modelId: models.next.id, state: FitmentState.PARTLY });
  for (const [value, quantity] of [
    ['1', 1],
    ['2', 2],
  ] as const)
    await buildFitment(api, {
      equipmentId: sensor!.id,
      modelId: models.kamaz.id,
      qualifiers: [{ key: 'tanks', value }],
      quantity,
    });
  await buildFitment(api, {
    equipmentId: camera!.id,
    modelId: models.next.id,
    state: FitmentState.NOT_COMPATIBLE,
    role: FitmentRole.OPTIONAL,
  });
  await buildFitment(api, {
    equipmentId: camera!.id,
    modelId: models.kamaz.id,
    role: FitmentRole.OPTIONAL,
    qualifiers: [{ key: 'cab', value: 'sleeper' }],
  });
});

const document = `query ($lines: [FleetLineInput!]!) {
  fleet(lines: $lines) {
    vehicleCount equipmentTotal
    lines {
      number text quantity state isChosen isUnknown options { key value } openChoices { key values }
      vehicle { label model { id } } candidates { label }
    }
    equipment {
      equipment { title } fitsAll vehicleCount fits partly depends notCompatible
      quantities { role group least most }
    }
  }
}`;

async function fleet(lines: (string | FleetLineInput)[], who = staff): Promise<Fleet> {
  const asked = lines.map((line) => (typeof line === 'string' ? { text: line } : line));
  const { data, errors } = await api.ask(document, { lines: asked }, who);
  expect(errors).toEqual([]);
  return data.fleet;
}
const states = ({ lines }: Fleet) =>
  lines.map(({ vehicle, quantity, state }) => [vehicle?.label ?? state, quantity]);

describe('the lines of a fleet', () => {
  test('are recognised with their quantities, and a number that is a name stays one', async () => {
    expect(
      states(await fleet(['ГАЗель Next 2019 - 3 шт', '', 'Камаз 5490 x2', 'BMW X5', 'BMW X5 x5'])),
    ).toEqual([
      ['GAZ GAZelle Next, 2019', 3],
      ['KAMAZ 5490', 2],
      ['BMW X5', 1],
      ['BMW X5', 5],
    ]);
  });

  test('that name a make alone or nothing wait for somebody to choose, and count for nothing', async () => {
    const { lines, vehicleCount, equipment } = await fleet(['Камаз 2018 x4', 'Прицеп']);
    expect(lines.map(({ state }) => state)).toEqual(['AMBIGUOUS', 'UNRECOGNIZED']);
    expect(lines[0]!.candidates.map(({ label }) => label)).toEqual(['KAMAZ 5490, 2018', 'KAMAZ 43118, 2018']);
    expect([vehicleCount, equipment]).toEqual([0, []]);
  });

  test('take the vehicle that was chosen, whatever their text says', async () => {
    const chosen = await fleet([{ text: 'Прицеп', modelId: models.x5.id, year: 2020, quantity: 2 }]);
    expect(chosen.lines[0]).toMatchObject({
      isChosen: true,
      state: 'RECOGNIZED',
      vehicle: { label: 'BMW X5, 2020' },
    });
    expect(chosen.vehicleCount).toBe(2);
    const { id: generationId } = await buildGeneration(api, { modelId: models.x5.id });
    for (const [wrong, path] of [
      [{ modelId: '00000000-0000-4000-8000-000000000000' }, 'lines.1.modelId'],
      [{ modelId: models.next.id, generationId }, 'lines.1.generationId'],
    ] as const) {
      const { errors } = await api.ask(document, { lines: [{ text: 'a' }, { text: 'b', ...wrong }] }, staff);
      expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
    }
  });

  test('are five hundred at the most, and the answer says how many there were', async () => {
    expect((await fleet(Array.from({ length: 500 }, () => 'BMW X5'))).vehicleCount).toBe(500);
    const lines = Array.from({ length: 501 }, () => ({ text: 'BMW X5' }));
    const { errors } = await api.ask(document, { lines }, staff);
    expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'lines' }] });
    expect(errors[0]!.message).toContain('501');
    const wrong = await api.ask(document, { lines: [{ text: 'BMW X5', quantity: 0 }] }, staff);
    expect(wrong.errors[0]?.code).toBe('BAD_USER_INPUT');
  });
});

test('a full fleet fills a request, short ones share it', async () => {
  const ask = (fleets: number, length: number) =>
    api.ask(
      `query ($lines: [FleetLineInput!]!) {
        ${Array.from({ length: fleets }, (_, i) => `f${i}: fleet(lines: $lines) { vehicleCount }`).join(' ')}
      }`,
      { lines: Array.from({ length }, () => ({ text: 'BMW X5' })) },
      staff,
    );
  expect((await ask(1, 500)).data.f0.vehicleCount).toBe(500);
  expect((await ask(3, 2)).data.f2.vehicleCount).toBe(2);
  expect((await ask(2, 500)).errors[0]).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'query' }],
  });
});

describe('the equipment of a fleet', () => {
  test('fits all, or some and the answer says which; what depends on an option fits none for sure', async () => {
    const { vehicleCount, lines, equipment } = await fleet([
      'ГАЗель Next x3',
      'Камаз 5490 2018 x2',
      'BMW X5',
    ]);
    const required = (least: number, most = least) => [{ role: 'REQUIRED', group: null, least, most }];
    expect([vehicleCount, equipment]).toEqual([
      6,
      [
        {
          equipment: { title: 'Tracker' }, fitsAll: true, vehicleCount: 6,
          fits: [1, 2, 3], partly: [], depends: [], notCompatible: [], quantities: required(6),
        },
        {
          equipment: { title: 'Fuel sensor' }, fitsAll: false, vehicleCount: 3,
          fits: [1], partly: [1], depends: [2], notCompatible: [],
          // Three for the vans; one or two for each of the lorries, whatever their tanks are.
          quantities: required(3 + 2, 3 + 4),
        },
        {
          equipment: { title: 'Camera' }, fitsAll: false, vehicleCount: 0,
          fits: [], partly: [], depends: [2], notCompatible: [1],
          // With the sleeper cab only: perhaps none.
          quantities: [{ role: 'OPTIONAL', group: null, least: 0, most: 2 }],
        },
      ],
    ]); // prettier-ignore
    expect(lines[1]!.openChoices.map(({ key }) => key)).toEqual(['cab', 'tanks']);
  });

  test('is exact once the options of a line are answered; other lines of the vehicle stay open', async () => {
    const answered = {
      text: 'Камаз 5490 2018 x2',
      options: [
        { key: 'tanks', value: '2' },
        { key: 'cab', value: 'sleeper' },
      ],
    };
    const { lines, equipment } = await fleet([answered, 'Камаз 5490 2018']);
    expect(lines.map(({ options, openChoices }) => [options, openChoices.map(({ key }) => key)])).toEqual([
      [answered.options, []],
      [[], ['cab', 'tanks']],
    ]);
    const [tracker, sensor, camera] = ['Tracker', 'Fuel sensor', 'Camera'].map((title) =>
      equipment.find((device) => device.equipment.title === title),
    );
    expect(tracker).toMatchObject({ fitsAll: true });
    expect(sensor).toMatchObject({ fits: [1], depends: [2], quantities: [{ least: 4 + 1, most: 4 + 2 }] });
    expect(camera).toMatchObject({ fits: [1], depends: [2] });
    const refused = { text: 'Прицеп', options: Array.from({ length: 31 }, () => ({ key: 'a', value: 'b' })) };
    const { errors } = await api.ask(document, { lines: [refused] }, staff);
    expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('of a vehicle that nobody entered anything for is unknown, and then nothing fits all', async () => {
    const { lines, equipment } = await fleet(['Камаз 43118', 'BMW X5']);
    expect(lines.map(({ isUnknown }) => isUnknown)).toEqual([true, false]);
    expect(equipment).toMatchObject([{ equipment: { title: 'Tracker' }, fitsAll: false, fits: [2] }]);
  });

  test('takes as many statements for many lines as for few', async () => {
    const count = (lines: string[]) => countStatements(() => fleet(lines));
    await count(['Камаз']);
    const few = await count(['ГАЗель Next', 'Камаз', 'BMW X5 2020']);
    expect(few).toBeLessThanOrEqual(12);
    const many = Array.from(
      { length: 120 },
      (_, i) => `${['ГАЗель Next', 'Камаз 5490', 'Камаз', 'BMW X5'][i % 4]} ${2000 + (i % 26)}`,
    );
    expect(await count(many)).toBe(few);
  });
});

describe('rights', () => {
  test('K1: whoever may not see a device learns neither that it fits nor that it does not', async () => {
    const member = await buildPerson(api);
    const closed = await buildSection(api, {
      audience: Audience.SECTION,
      members: [[member, SectionRole.READER]],
    });
    const secret = await buildEquipment(api, {
      sectionId: closed.id,
      audience: Audience.SECTION,
      title: 'Secret unit',
    });
    const model = await buildModel(api, { name: 'Hidden Truck' });
    const qualifiers = [{ key: 'secret-key', value: 'secret-value' }];
    await buildFitment(api, { equipmentId: secret.id, modelId: model.id, qualifiers });
    await buildFitment(api, {
      equipmentId: secret.id,
      modelId: models.next.id,
      state: FitmentState.NOT_COMPATIBLE,
    });
    const lines = ['Hidden Truck', 'ГАЗель Next'];
    const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
    for (const stranger of [staff, client]) {
      const answer = await fleet(lines, stranger);
      expect(JSON.stringify(answer)).not.toMatch(/secret/i);
      expect(answer.lines[0]!.isUnknown).toBe(true);
      expect(answer.equipmentTotal).toBe(answer.equipment.length);
    }
    expect((await fleet(lines, member)).equipment).toContainEqual(
      expect.objectContaining({ equipment: { title: 'Secret unit' }, depends: [1], notCompatible: [2] }),
    );
    for (const ask of [`fleet(lines: []) { vehicleCount }`, `fleetFile(name: "a.txt", base64: "")`]) {
      const { errors } = await api.ask(`{ ${ask} }`, {});
      expect(errors[0]?.code).toBe('UNAUTHENTICATED');
    }
  });
});

describe('a file', () => {
  const read = (name: string, bytes: Buffer) =>
    api.ask(
      `query ($name: String!, $base64: String!) { fleetFile(name: $name, base64: $base64) }`,
      { name, base64: bytes.toString('base64') },
      staff,
    );

  test('of Excel becomes lines, and the lines a fleet', async () => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('Парк').addRows([
      ['№', 'Марка', 'Модель', 'Год выпуска', 'Госномер', 'Кол-во'],
      [1, 'ГАЗ', 'ГАЗель Next', 2019, 'А123ВС77', 3],
      [2, 'КАМАЗ', 5490, 2018, 'В456ОР77', ''],
    ]);
    const { data } = await read('Парк.XLSX', Buffer.from(await workbook.xlsx.writeBuffer()));
    const answer = await fleet(data.fleetFile);
    expect(states(answer)).toEqual([
      ['GAZ GAZelle Next, 2019', 3],
      ['KAMAZ 5490, 2018', 1],
    ]);
    expect(textWithoutIds(answer)).not.toMatch(/123|456/);
  });

  test('that is none of ours is refused with a remedy', async () => {
    for (const [name, bytes] of [
      ['fleet.xlsx', Buffer.from('no workbook')],
      ['fleet.doc', Buffer.from('x')],
      ['fleet.csv', Buffer.alloc(2 * 2 ** 20 + 1, 'a')],
      ['fleet.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
      ['fleet.txt', Buffer.from('BMW X5\n'.repeat(501))],
    ] as const) {
      const { errors } = await read(name, bytes);
      expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });
});

describe('a large file', () => {
  const document = `query ($name: String!, $base64: String!) { fleetFile(name: $name, base64: $base64) }`;

  test('of a few kilobytes says where it is too wide; asking for many at once reads none', async () => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('Парк').getCell('XFD2').value = 'ГАЗель Next';
    const base64 = Buffer.from(await workbook.xlsx.writeBuffer()).toString('base64');
    const { errors } = await api.ask(document, { name: 'fleet.xlsx', base64 }, staff);
    expect(errors[0]).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [
        { message: expect.stringMatching(/«Парк», строка 2, столбец XFD.+Удалите всё, что стоит правее/) },
      ],
    });
    const field = 'fleetFile(name: "a.txt", base64: "eA==")';
    expect((await api.ask(`{ ${field} }`, {}, staff)).data.fleetFile).toEqual(['x']);
    const twice = await api.ask(`{ a: ${field} b: ${field} }`, {}, staff);
    expect(twice.errors[0]!.fields).toMatchObject([{ path: 'query' }]);
  });
});

describe('the workbook', () => {
  const download = (lines: unknown, as: Person | null = staff) =>
    http.fetch('/fleet.xlsx', as, {
      method: 'POST',
      body: new URLSearchParams({ lines: JSON.stringify(lines) }),
      headers: { 'accept-language': 'ru' },
    });

  test('says what to buy, and for which vehicles; what people typed is no formula in it', async () => {
    const answer = await download([
      { text: 'ГАЗель Next', quantity: 3 },
      { text: 'Камаз 43118' },
      { text: '=HYPERLINK("x")', modelId: models.x5.id },
    ]);
    expect(answer.headers.get('content-disposition')).toContain('fleet.xlsx');
    const [equipment, vehicles] = sheetsOf(Buffer.from(await answer.arrayBuffer()));
    const tracker = equipment!.rows.find(({ cells }) => cells[0] === 'Tracker')!;
    expect(tracker.cells).toEqual(['Tracker', '4 — обязательно', '4 / 5', '', '', 'KAMAZ 43118']);
    expect(vehicles!.rows.map(({ cells }) => cells.slice(1, 4))).toEqual([
      ['Как в списке', 'Машина', 'Количество'],
      ['ГАЗель Next', 'GAZ GAZelle Next', '3'],
      ['Камаз 43118', 'KAMAZ 43118', '1'],
      ['=HYPERLINK("x")', 'BMW X5', '1'],
    ]);
  });

  test('is for people who are signed in, and asks for a list', async () => {
    expect((await download([], null)).status).toBe(401);
    for (const wrong of ['x', [{ text: 1 }], null]) expect((await download(wrong)).status).toBe(400);
  });
});
