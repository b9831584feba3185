import { expect, it } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildModel } from '../../test/catalogue-factories.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { testHttp } from '../../test/http.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { exportRouter } from './export.router.ts';

const api = await testApi();
const http = await testHttp(api, exportRouter(api.app));

it('K17 an export holds what the exporter may see, and is refused to who may not change the catalogue', async () => {
  const publisher = await buildPerson(api);
  const contributor = await buildPerson(api);
  const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  const open = await buildSection(api, { members: [[publisher, SectionRole.PUBLISHER], [contributor, SectionRole.CONTRIBUTOR]] }); // prettier-ignore
  const closed = await buildSection(api, { audience: Audience.SECTION });
  const hidden = await buildEquipment(api, { sectionId: closed.id, title: 'Тайный трекер', data: { pinout: [{ id: 'X9', kind: 'DEVICE', name: 'Тайный разъём', pins: [{ label: '1' }] }] } });
  const ticket = await buildEntry(api, { kind: 'SOLVED_TICKET', sectionId: closed.id, title: 'Тайное обращение', data: { issue: 'x' } });
  const seen = await buildEquipment(api, {
    sectionId: open.id,
    title: 'Открытый трекер',
    data: {
      relations: [{ kind: 'REQUIRES', equipment: hidden.id }],
      knownProblems: [{ text: 'Греется', entry: ticket.id }],
      pinout: [{ id: 'X1', kind: 'DEVICE', pins: [{ label: '1', function: 'Питание' }] }],
    },
  });
  await buildEquipment(api, { sectionId: open.id, title: 'Недописанный трекер', draft: true });
  const diagram = await buildEntry(api, { kind: 'DIAGRAM', sectionId: closed.id, title: 'Тайная схема', data: { connectors: [] } }); // prettier-ignore
  const model = await buildModel(api, { name: 'Газон' });
  await buildFitment(api, { equipmentId: seen.id, modelId: model.id, diagramId: diagram.id, note: 'Заметка' });
  await buildFitment(api, { equipmentId: hidden.id, modelId: model.id });

  for (const format of ['csv', 'tsv', 'json', 'md']) {
    const devices = await (await http.fetch(`/export/devices.${format}`, publisher)).text();
    expect(devices).toContain('Открытый трекер');
    expect(devices).not.toMatch(/Тайн|Недописан/);
    const pins = await (await http.fetch(`/export/device-pins.${format}`, publisher)).text();
    expect(pins).toMatch(/Открытый трекер.*Питание/s);
    expect(pins).not.toMatch(/Тайн/);
    const fitments = await (await http.fetch(`/export/fitments.${format}`, publisher)).text();
    expect(fitments).toMatch(/Открытый трекер.*Заметка/s);
    expect(fitments).not.toContain('Тайн');
  }
  const answer = await http.fetch('/export/vehicles.xlsx', publisher);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="?vehicles-\d{4}-\d\d-\d\d\.xlsx"?$/);
  expect(answer.headers.get('cache-control')).toBe('no-store');

  const linesOf = async (part: string) =>
    (await (await http.fetch(`/export/fitments.csv?part=${part}`, publisher)).text()).trim().split('\r\n').length;
  expect([await linesOf('1'), await linesOf('2')]).toEqual([2, 1]);
  expect((await http.fetch('/export/fitments.csv?part=0', publisher)).status).toBe(400);

  const asked = '{ catalogueRights { add change } tableExports { name rows parts } }';
  const { data } = await api.ask(asked, {}, publisher);
  expect(data).toEqual({
    catalogueRights: { add: true, change: true },
    tableExports: [
      { name: 'vehicles', rows: 1, parts: 1 },
      { name: 'devices', rows: 1, parts: 1 },
      { name: 'device-pins', rows: 1, parts: 1 },
      { name: 'fitments', rows: 1, parts: 1 },
    ],
  });
  for (const [person, code] of [[contributor, 'FORBIDDEN'], [client, 'FORBIDDEN'], [null, 'UNAUTHENTICATED']] as const)
    expect((await api.ask('{ tableExports { rows } }', {}, person)).errors).toMatchObject([{ code }]);
  expect((await api.ask('{ catalogueRights { add change } }', {}, client)).data.catalogueRights).toEqual({ add: false, change: false });

  for (const [person, status] of [[contributor, 403], [client, 403], [null, 401]] as const)
    for (const table of ['vehicles', 'fitments', 'devices', 'device-pins']) {
      const refusal = await http.fetch(`/export/${table}.csv`, person);
      expect([refusal.status, refusal.headers.get('content-disposition')]).toEqual([status, null]);
      expect(await refusal.text()).not.toMatch(/трекер|Газон/);
    }
  expect((await http.fetch('/export/people.csv', publisher)).status).toBe(400);
}); // prettier-ignore
