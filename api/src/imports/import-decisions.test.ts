import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildMake, buildModel } from '../../test/catalogue-factories.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { OrganisationRole, SectionRole } from '../access/roles.ts';
import { addEvidence } from '../catalogue/change-fitment.ts';
import { Evidence, Fitment } from '../catalogue/fitment.entity.ts';
import { Make, VehicleModel } from '../catalogue/vehicle.entity.ts';
import { inTransaction } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import { saveEntry } from '../entries/save-entry.ts';
import type { Person } from '../people/person.entity.ts';
import { file } from './fixtures/sources.ts';
import { ImportRun } from './import-run.entity.ts';
import { beginRun, performRun, type RunOptions } from './import-runs.ts';
import { findImporter } from './importers.ts';

const api = await testApi();
let admin: Person;
let publisher: Person;
let client: Person;
let sectionId: string;
let device: Entry;
let model: VehicleModel;

beforeAll(async () => {
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  publisher = await buildPerson(api);
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  sectionId = (await buildSection(api, { members: [[publisher, SectionRole.PUBLISHER]] })).id;
  device = await buildEquipment(api, { sectionId, title: 'FMB920' });
  const make = await buildMake(api, { name: 'GAZ', nameCyrillic: 'ГАЗ' });
  model = await buildModel(api, { makeId: make.id, name: 'Gazelle Next' });
});

async function perform(
  name: string,
  content: string,
  with_: Partial<RunOptions> = {},
  kind = 'fitments',
): Promise<ImportRun> {
  const ctx = await api.ctx(admin);
  const importer = findImporter(kind)!;
  const source = file(name, content);
  const run = await beginRun(ctx, importer, source, with_.isDryRun ?? false);
  await performRun(ctx, run, importer, source, {
    sectionId,
    locale: null,
    audience: null,
    mapping: {},
    asDrafts: false,
    removeGone: false,
    isDryRun: false,
    ...with_,
  });
  return await api.db.getRepository(ImportRun).findOneByOrFail({ id: run.id });
}

const ask = (document: string, variables: Record<string, unknown> = {}, as: Person | null = admin) =>
  api.ask(document, variables, as);

describe('a confirmed match', () => {
  const confirm = `mutation ($runId: UUID!, $matches: [ImportMatchInput!]!) {
    confirmImportMatches(runId: $runId, matches: $matches) { id kind text target alias }
  }`;

  it('is learned: the import goes on, the model has the name, and removing it takes both back', async () => {
    const csv = 'make,model,device\nГАЗ,Газель-Некстт,ФМБ-девятьсот двадцать\n';
    const run = await perform('prices.csv', csv, { isDryRun: true });
    expect(run.status).toBe('REFUSED');
    const [vehicle, unit] = run.questions;
    const { data } = await ask(confirm, {
      runId: run.id,
      matches: [
        { kind: vehicle!.kind, text: vehicle!.text, id: vehicle!.candidates[0]!.id },
        { kind: unit!.kind, text: unit!.text, name: 'fmb 920' },
      ],
    });
    expect(data.confirmImportMatches).toMatchObject([
      { text: 'ГАЗ Газель-Некстт', target: 'GAZ Gazelle Next', alias: 'Газель-Некстт' },
      { text: 'ФМБ-девятьсот двадцать', target: 'FMB920', alias: null },
    ]);
    expect(await perform('prices.csv', csv)).toMatchObject({ status: 'APPLIED', added: 1, questions: [] });
    const aliases = async () => (await api.db.getRepository(VehicleModel).findOneByOrFail({ id: model.id })).aliases;
    expect(await aliases()).toEqual(['Газель-Некстт']);

    const { data: list } = await ask(`{ importMatches { id text target } }`);
    for (const { id } of list.importMatches) await ask(`mutation ($id: UUID!) { removeImportMatch(id: $id) }`, { id });
    expect(await aliases()).toEqual([]);
    expect(await perform('other.csv', csv)).toMatchObject({ status: 'REFUSED' });
  }); // prettier-ignore

  it('of what is no name but a whole text is refused', async () => {
    const run = await perform('text.csv', 'vehicle,device\nЗагадочный 77,FMB920\n', { isDryRun: true });
    const text = Array.from({ length: 80 }, () => randomUUID()).join(' ');
    const { errors } = await ask(confirm, { runId: run.id, matches: [{ kind: 'VEHICLE', text, id: model.id }] }); // prettier-ignore
    expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('of a name that nothing bears is refused', async () => {
    const run = await perform('q.csv', 'make,model,device\nГАЗ,Соболёк,FMB920\n');
    const matches = [{ kind: 'VEHICLE', text: 'ГАЗ Соболёк', name: 'Камаз 5490' }];
    const { errors } = await ask(confirm, { runId: run.id, matches });
    expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('a saved mapping', () => {
  const csv = 'Тачка;Железо;Штук\nГАЗ Gazelle Next;FMB920;2\n';
  const columns = { vehicle: 'Тачка', device: 'Железо', quantity: 'Штук' };

  it('is found again by the header and by its name, is renamed and deleted', async () => {
    const first = await perform('m.csv', csv, { mapping: columns, isDryRun: true });
    expect(first).toMatchObject({ status: 'PREVIEWED', mappingName: null });
    const { data } = await ask(
      `mutation ($id: UUID!, $columns: JSON!) { saveImportMapping(runId: $id, name: "  Прайс  Альфы ", columns: $columns) { id name } }`,
      { id: first.id, columns },
    );
    const { id, name } = data.saveImportMapping;
    expect(name).toBe('Прайс Альфы');
    expect(await perform('next.csv', csv, { isDryRun: true })).toMatchObject({ status: 'PREVIEWED', mappingName: name }); // prettier-ignore
    // Another header is another table, unless the mapping is called by its name.
    const longer = csv.replace('Штук', 'Штук;Цена').replace(';2', ';2;900');
    expect(await perform('n.csv', longer, { isDryRun: true })).toMatchObject({ status: 'REFUSED' });
    expect(await perform('n.csv', longer, { isDryRun: true, mappingName: name })).toMatchObject({ status: 'PREVIEWED' }); // prettier-ignore

    await ask(`mutation ($id: UUID!) { renameImportMapping(id: $id, name: "Альфа") { name } }`, { id });
    expect((await ask(`{ importMappings { name importer } }`)).data.importMappings).toEqual([{ name: 'Альфа', importer: 'fitments' }]); // prettier-ignore
    expect(await perform('n.csv', csv, { mappingName: name })).toMatchObject({ status: 'FAILED', error: expect.stringContaining('«Альфа»') }); // prettier-ignore
    await ask(`mutation ($id: UUID!) { deleteImportMapping(id: $id) }`, { id });
    expect(await perform('n.csv', csv)).toMatchObject({ status: 'REFUSED' });
  });
});

test('the columns of a wide table are kept as well', async () => {
  const titles = Array.from({ length: 150 }, () => randomUUID());
  const csv = `make,model,device,${titles.join(',')}\nGAZ,Gazelle Next,FMB920${','.repeat(150)}\n`;
  const { id } = await perform('wide.csv', csv, { isDryRun: true });
  const { errors } = await ask(
    `mutation ($id: UUID!) { saveImportMapping(runId: $id, name: "Широкая", columns: {}) { name } }`,
    { id },
  );
  expect(errors).toEqual([]);
  expect(await perform('wide.csv', csv, { isDryRun: true })).toMatchObject({ mappingName: 'Широкая' });
});

describe('an applied import', () => {
  const undo = (id: string, keepChanged = false) =>
    ask(
      `mutation ($id: UUID!, $keepChanged: Boolean!) { undoImport(id: $id, keepChanged: $keepChanged) { canUndo undoneAt } }`,
      { id, keepChanged },
    );
  const fitments = () => api.db.getRepository(Fitment).find({ where: { equipmentId: device.id } });

  it('is taken back as a whole: what it added goes, what it changed and removed is as it was', async () => {
    const other = await buildModel(api, { makeId: model.makeId, name: 'Sobol' });
    await api.db.query('DELETE FROM fitment');
    const before = await buildFitment(api, { equipmentId: device.id, modelId: model.id, yearFrom: 2013, yearTo: 2018, note: 'Наша', qualifiers: [{ key: 'package', value: 'A' }] }); // prettier-ignore
    await perform('undo.csv', 'make,model,device\nGAZ,Sobol,FMB920\n');
    const [old] = await api.db.getRepository(Fitment).findBy({ modelId: other.id });
    const csv =
      'make,model,years,device,package\nGAZ,Gazelle Next,2013-21,FMB920,A\nГорький,Чайка,,FMB920,\n';
    const run = await perform('undo.csv', csv, { removeGone: true, addMissing: true });
    expect(run).toMatchObject({ status: 'APPLIED', added: 2, changed: 1, gone: 1 });
    expect((await undo(run.id)).data.undoImport).toMatchObject({ canUndo: false });
    const rows = await fitments();
    expect(rows).toHaveLength(2);
    expect(rows.find(({ id }) => id === before.id)).toMatchObject({ yearTo: 2018, note: 'Наша', version: 3 });
    expect(rows.find(({ id }) => id === old!.id)).toMatchObject({
      sourceKey: old!.sourceKey,
      source: 'undo',
    });
    expect(await api.db.getRepository(Make).countBy({ name: 'Горький' })).toBe(0);
    expect((await undo(run.id)).errors[0]!.code).toBe('NOT_FOUND');
  });

  it('names what was changed or used since, and takes back the rest where it is told to', async () => {
    await api.db.query('DELETE FROM fitment');
    const csv = 'make,model,years,device\nGAZ,Gazelle Next,2013,FMB920\nGAZ,Gazelle Next,2014,FMB920\nНиж,Луидор,,FMB920\n'; // prettier-ignore
    const run = await perform('since.csv', csv, { addMissing: true });
    const [first] = await api.db.getRepository(Fitment).findBy({ yearFrom: 2013 });
    await inTransaction(await api.ctx(publisher), (tx) =>
      addEvidence(tx, { fitmentId: first!.id, outcome: UseOutcome.SOLVED, note: 'Стоит' }),
    );
    const luidor = await api.db.getRepository(VehicleModel).findOneByOrFail({ name: 'Луидор' });
    await buildFitment(api, { equipmentId: device.id, modelId: luidor.id, yearFrom: 2020 });
    const { errors } = await undo(run.id);
    expect(errors[0]).toMatchObject({ code: 'CONFLICT' });
    expect(errors[0]!.message).toContain('GAZ Gazelle Next: FMB920');
    expect(errors[0]!.message).toContain('Ниж Луидор');
    expect(await fitments()).toHaveLength(4);

    await undo(run.id, true);
    expect((await fitments()).map(({ yearFrom }) => yearFrom).toSorted()).toEqual([2013, 2020]);
    expect(await api.db.getRepository(Evidence).count()).toBe(1);
  });

  describe('with cards of devices', () => {
    const report = async (id: string) => {
      const [run] = await api.db.query<{ report: { label: string; message: { ru: string } }[] }[]>('SELECT report FROM import_run WHERE id = $1', [id]);
      return run!.report.filter(({ message }) => message).map(({ label, message }) => `${label}: ${message.ru}`);
    }; // prettier-ignore
    const card = async (title: string) => await api.db.getRepository(Entry).findOneByOrFail({ title });

    it('puts those that it made into the bin, and the next import takes them out', async () => {
      const csv = 'make,model,device\nGAZ,Sobol,Новый прибор 1\n';
      const run = await perform('cards.csv', csv, { addMissing: true });
      expect((await card('Новый прибор 1')).deletedAt).toBeNull();
      expect((await undo(run.id)).errors).toEqual([]);
      expect((await card('Новый прибор 1')).deletedAt).not.toBeNull();
      const again = await perform('cards.csv', csv, { addMissing: true });
      expect(again.status).toBe('APPLIED');
      expect((await card('Новый прибор 1')).deletedAt).toBeNull();
      await undo(again.id);
      expect((await card('Новый прибор 1')).deletedAt).not.toBeNull();
    });

    it('leaves those that somebody changed or that others use, and says why', async () => {
      const run = await perform('kept.csv', 'make,model,device\nGAZ,Sobol,Прибор А\nGAZ,Sobol,Прибор Б\nGAZ,Sobol,Прибор В\n', { addMissing: true });
      const [changed, used] = [await card('Прибор А'), await card('Прибор Б')];
      await inTransaction(await api.ctx(admin), async (tx) => {
        await saveEntry(tx, { id: changed.id, version: changed.version, tags: ['наш'] });
      });
      await buildEquipment(api, { sectionId: changed.sectionId, data: { relations: [{ kind: 'REQUIRES', equipment: used.id }] } });
      const { errors } = await undo(run.id);
      expect(errors[0]).toMatchObject({ code: 'CONFLICT', message: expect.stringMatching(/Прибор А № \d+; Прибор Б № \d+\./) });
      await undo(run.id, true);
      expect((await card('Прибор А')).deletedAt).toBeNull();
      expect((await card('Прибор Б')).deletedAt).toBeNull();
      expect((await card('Прибор В')).deletedAt).not.toBeNull();
      expect(await report(run.id)).toEqual([
        expect.stringMatching(/^Прибор А .*изменили/),
        expect.stringMatching(/^Прибор Б .*пользуются/),
      ]);
    }); // prettier-ignore

    it('makes changed ones say what they said', async () => {
      const old = await buildEquipment(api, { sectionId: device.sectionId, title: 'Старый', tags: ['было'], data: { vendor: 'Завод', supplyMin: 9 } });
      const run = await perform('devices.csv', 'Название;Язык;Производитель;Питание от, В;Метки;Связи\nСтарый;ru;Другой;12;стало;требует: Совсем новый\nСовсем новый;ru;;;;\n', {}, 'devices');
      expect(run).toMatchObject({ status: 'APPLIED', added: expect.any(Number), changed: 1 });
      const dataOf = async () => (await api.db.query<{ data: object; tags: string[] }[]>(`SELECT data, tags FROM entry JOIN revision ON revision.id = published_revision_id WHERE entry.id = $1`, [old.id]))[0]!;
      expect(await dataOf()).toMatchObject({ data: { vendor: 'Другой', supplyMin: 12 }, tags: ['стало'] });
      expect((await undo(run.id)).errors).toEqual([]);
      expect(await dataOf()).toMatchObject({ data: { vendor: 'Завод', supplyMin: 9, relations: [] }, tags: ['было'] });
      expect((await card('Совсем новый')).deletedAt).not.toBeNull();
    }); // prettier-ignore

    it('leaves a model whose kit has a short number, and names the number', async () => {
      const run = await perform('kit.csv', 'make,model,device\nЗИЛ,Бычок,FMB920\n', { addMissing: true });
      const { id: modelId } = await api.db.getRepository(VehicleModel).findOneByOrFail({ name: 'Бычок' });
      const { data } = await ask('mutation ($modelId: UUID!) { shareKit(modelId: $modelId) { number } }', { modelId });
      const { errors } = await undo(run.id);
      expect(errors[0]!.message).toContain(`ЗИЛ Бычок (/k/${data.shareKit.number})`);
      await undo(run.id, true);
      expect(await api.db.getRepository(Fitment).countBy({ modelId })).toBe(0);
      expect((await ask(`{ kitLink(number: ${data.shareKit.number}) { title } }`)).data.kitLink.title).toContain('Бычок');
      expect(await report(run.id)).toContainEqual(expect.stringMatching(/Бычок .*номер комплекта/));
    }); // prettier-ignore
  });

  it('does not bring back beside itself what its source brought anew', async () => {
    await perform('anew.csv', 'make,model,years,device\nGAZ,Sobol,2010,FMB920\nGAZ,Sobol,2012,FMB920\n');
    const [gone] = await api.db.getRepository(Fitment).findBy({ yearFrom: 2010 });
    const run = await perform('anew.csv', 'make,model,years,device\nGAZ,Sobol,2012,FMB920\n', { removeGone: true }); // prettier-ignore
    await buildFitment(api, { equipmentId: device.id, modelId: model.id, sourceKey: gone!.sourceKey });
    expect((await undo(run.id)).errors[0]).toMatchObject({ code: 'CONFLICT' });
    expect((await undo(run.id, true)).errors).toEqual([]);
  });

  it('leaves what a visit was prepared for', async () => {
    const run = await perform('visit.csv', 'make,model,device\nУАЗ,Патриот,FMB920\n', { addMissing: true });
    const { id: modelId } = await api.db.getRepository(VehicleModel).findOneByOrFail({ name: 'Патриот' });
    const [fitment] = await api.db.getRepository(Fitment).findBy({ modelId });
    const visit = { id: randomUUID(), modelId, fitmentIds: [fitment!.id], answers: [] };
    const { errors: refused } = await ask(`mutation ($input: PrepareVisitInput!) { prepareVisit(input: $input) { id } }`, { input: visit }, publisher); // prettier-ignore
    expect(refused).toEqual([]);
    const { errors } = await undo(run.id);
    expect(errors[0]!.message).toContain('УАЗ Патриот: FMB920');
    await undo(run.id, true);
    expect(await api.db.query('SELECT fitment_id FROM visit_device')).toEqual([{ fitment_id: fitment!.id }]);
  });

  it('keeps what its source no longer has where somebody told of an installation', async () => {
    await perform('told.csv', 'make,model,years,device\nGAZ,Sobol,2005,FMB920\nGAZ,Sobol,2007,FMB920\n');
    const [told] = await api.db.getRepository(Fitment).findBy({ yearFrom: 2005 });
    await ask(
      `mutation ($input: InstallationReportInput!) { reportInstallation(input: $input) { id } }`,
      { input: { fitmentId: told!.id, outcome: 'WRONG', note: 'Не заработало' } },
      publisher,
    );
    await perform('told.csv', 'make,model,years,device\nGAZ,Sobol,2007,FMB920\n', { removeGone: true });
    expect(await api.db.getRepository(Fitment).existsBy({ id: told!.id })).toBe(true);
  });

  it('writes nothing down of what people change', async () => {
    const [{ count: before }] = await api.db.query('SELECT count(*) FROM import_change');
    await buildFitment(api, { equipmentId: device.id, modelId: model.id, yearFrom: 1999 });
    const [{ count: after }] = await api.db.query('SELECT count(*) FROM import_change');
    expect(after).toBe(before);
  });
});

it('K16 matches, mappings and taking back an import are for admins; for others they are refused and change nothing', async () => {
  const run = await perform('mine.csv', 'make,model,years,device\nGAZ,Gazelle Next,2001,FMB920\n');
  const id = run.id;
  for (const document of [
    `{ importMatches { text } }`,
    `{ importMappings { name } }`,
    `mutation { confirmImportMatches(runId: "${id}", matches: [{ kind: DEVICE, text: "x", name: "FMB920" }]) { id } }`,
    `mutation { saveImportMapping(runId: "${id}", name: "x", columns: {}) { id } }`,
    `mutation { undoImport(id: "${id}") { id } }`,
  ])
    for (const [person, code] of [
      [publisher, 'FORBIDDEN'],
      [client, 'NOT_FOUND'],
      [null, 'UNAUTHENTICATED'],
    ] as const)
      expect((await ask(document, {}, person)).errors[0]!.code).toBe(code);
  expect(await api.db.getRepository(Fitment).countBy({ yearFrom: 2001 })).toBe(1);
});
