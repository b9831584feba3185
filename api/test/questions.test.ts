import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { Audience, OrganisationRole } from '../src/access/roles.ts';
import { ImportStatus } from '../src/imports/import-run.entity.ts';
import { findImporter } from '../src/imports/importers.ts';
import { openSource } from '../src/imports/reading/source.ts';
import { runImport } from '../src/imports/run-import.ts';
import type { Person } from '../src/people/person.entity.ts';
import { testApi } from './api.ts';
import { buildPerson, buildSection } from './factories.ts';

/**
 * The questions of `../shared/data/QUESTIONS.md`, asked as a member of staff would ask them: through GraphQL, of a
 * database that holds nothing but the imported sets.
 */
const data = resolve(dirname(fileURLToPath(import.meta.url)), '../../../shared/data');

const sets: [importer: string, path: string][] = [
  ['vehicles', '01-fitment/cars-base-ru/cars.csv'],
  ['fitments-markdown', '01-fitment/driver-assist-cars-2022/CARS.md'],
  ['kits', '01-fitment/driver-assist-kits-2024/kits_A-H.csv'],
  ['pinouts', '02-wiring/ecu-pinouts'],
  ['connectors', '02-wiring/vehicle-connectors'],
  ['wireviz', '02-wiring/wireviz-examples'],
  ['answers-osticket', '03-canned-answers/osticket-en'],
  ['answers-osticket', '03-canned-answers/osticket-ru'],
  ['tickets-qna', '04-solved-tickets/telematics-qna'],
];

const api = await testApi();

describe.skipIf(!existsSync(data))('questions to the data in ../shared/data', () => {
  let staff: Person;

  const ask = async (document: string, variables: Record<string, unknown> = {}) => {
    const { data: answer, errors } = await api.ask(document, variables, staff);
    expect(errors).toEqual([]);
    return answer;
  };

  beforeAll(async () => {
    const admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
    staff = await buildPerson(api, { role: OrganisationRole.STAFF });
    const section = await buildSection(api, { audience: Audience.STAFF });
    for (const [importer, path] of sets) {
      const report = await runImport(
        await api.ctx(admin),
        findImporter(importer)!,
        await openSource(resolve(data, path)),
        {
          sectionId: section.id,
          locale: null,
          audience: null,
          mapping: {},
          asDrafts: false,
          removeGone: false,
          isDryRun: false,
          signal: new AbortController().signal,
          onProgress: () => {},
        },
      );
      expect([path, report.status]).toEqual([path, ImportStatus.APPLIED]);
    }
    await api.index();
  }, 240_000);

  const vehicle = async (make: string, slug: string): Promise<string> => {
    const { vehicleModel } = await ask(
      `query ($make: String!, $slug: String!) { vehicleModel(make: $make, slug: $slug) { id } }`,
      { make, slug },
    );
    return vehicleModel.id as string;
  };

  const kit = async (
    make: string,
    slug: string,
    year: number,
    options: { key: string; value: string }[] = [],
  ) => {
    const answer = await ask(
      `query ($modelId: UUID!, $year: Int, $options: [QualifierInput!]) {
        kit(modelId: $modelId, year: $year, options: $options) {
          isUnknown
          items { equipment { title } quantity }
          conditional { equipment { title } conditions { key value } }
          notCompatible { equipment { title } fitment { reason } }
          openChoices { key values }
        }
      }`,
      { modelId: await vehicle(make, slug), year, options },
    );
    return answer.kit as {
      isUnknown: boolean;
      items: { equipment: { title: string }; quantity: number }[];
      conditional: { equipment: { title: string }; conditions: { key: string; value: string }[] }[];
      notCompatible: { equipment: { title: string }; fitment: { reason: string } }[];
      openChoices: { key: string; values: string[] }[];
    };
  };
  const titles = (items: { equipment: { title: string } }[]) =>
    items.map(({ equipment }) => equipment.title).toSorted();

  const search = async (text: string, filter: Record<string, unknown> = {}) => {
    const answer = await ask(
      `query ($text: String!, $filter: SearchFilter) {
        search(text: $text, filter: $filter, limit: 10) {
          hits { entry { id title } vehicle { name yearFrom yearTo make { name } } }
        }
      }`,
      { text, filter },
    );
    return answer.search.hits as {
      entry: { id: string; title: string } | null;
      vehicle: { name: string; yearFrom: number; yearTo: number | null; make: { name: string } } | null;
    }[];
  };

  const pins = async (text: string) => {
    const answer = await ask(
      `query ($text: String!) { pins(text: $text) { entry { title } connector label function } }`,
      { text },
    );
    return answer.pins as { entry: { title: string }; connector: string; label: string; function: string }[];
  };

  it('1. Which harness for a 2021 Toyota RAV4?', async () => {
    const rav4 = await kit('toyota', 'rav4', 2021);
    expect(titles(rav4.items)).toEqual(['Toyota connector']);
    expect(rav4.openChoices).toEqual([]);
    const prime = await kit('toyota', 'rav4-prime', 2021);
    expect(prime.items).toEqual([]);
    expect(prime.notCompatible[0]!.fitment.reason).toMatch(/does not yet support/);
  });

  it('2. 2022 Hyundai Ioniq 5? It depends on the package, and both are shown', async () => {
    const open = await kit('hyundai', 'ioniq-5', 2022);
    const harnesses = open.conditional.filter(({ equipment }) => equipment.title.endsWith('connector'));
    expect(new Set(titles(harnesses))).toEqual(new Set(['Hyundai K connector', 'Hyundai Q connector']));
    const choices = open.openChoices.find(({ key }) => key === 'package')!.values;
    const withHda2 = choices.find((value) => value.includes('with HDA II'))!;
    const without = choices.find((value) => value.includes('without HDA II'))!;

    const q = await kit('hyundai', 'ioniq-5', 2022, [{ key: 'package', value: withHda2 }]);
    expect(titles(q.items)).toContain('Hyundai Q connector');
    const k = await kit('hyundai', 'ioniq-5', 2022, [{ key: 'package', value: without }]);
    expect(titles(k.items)).toContain('Hyundai K connector');

    const markets = open.openChoices.find(({ key }) => key === 'market')!.values;
    expect(markets).toContain('Non-US only');
    const abroad = await kit('hyundai', 'ioniq-5', 2023, [{ key: 'market', value: 'Non-US only' }]);
    expect(titles(abroad.items)).toContain('Hyundai Q connector');
  });

  it.each([
    [2018, 'Honda Nidec connector'],
    [2020, 'Honda Bosch A connector'],
    [2022, 'Honda Bosch B connector'],
  ])('3. Honda Civic %i takes the %s', async (year, harness) => {
    const civic = await kit('honda', 'civic', year);
    const all = [...civic.items, ...civic.conditional].filter(({ equipment }) =>
      equipment.title.endsWith('connector'),
    );
    expect([...new Set(titles(all))]).toEqual([harness]);
  });

  it('4. What is in the kit for a 2023 Chevrolet Bolt EUV (Premier without Super Cruise)?', async () => {
    const option = { key: 'package', value: 'Premier or Premier Redline Trim without Super Cruise Package' };
    const bolt = await kit('chevrolet', 'bolt-euv', 2023, [option]);
    expect(titles(bolt.items)).toEqual(
      ['GM connector', 'comma 3X', 'harness box', 'mount', 'right angle OBD-C cable (1.5 ft)'].toSorted(),
    );
    expect(bolt.items.every(({ quantity }) => quantity === 1)).toBe(true);
    expect(bolt.conditional).toEqual([]);
  });

  it('5. Which vehicles use the VW J533 connector?', async () => {
    const [hit] = await search('VW J533 connector', { kind: ['EQUIPMENT'] });
    expect(hit!.entry!.title).toBe('VW J533 connector');
    const { fitments } = await ask(
      `query ($id: UUID!) {
        fitments(equipmentId: $id) { totalCount nodes { model { name make { name } } yearFrom yearTo } }
      }`,
      { id: hit!.entry!.id },
    );
    expect(fitments.totalCount).toBe(7);
    const vehicles = (
      fitments.nodes as {
        model: { name: string; make: { name: string } };
        yearFrom: number;
        yearTo: number;
      }[]
    ).map(({ model, yearFrom, yearTo }) => `${model.make.name} ${model.name} ${yearFrom}–${yearTo}`);
    // What the kits call RS3 and CUPRA is what the list of vehicles has as RS 3 and Cupra.
    expect(vehicles.toSorted()).toEqual([
      'Audi A3 2014–2019',
      'Audi A3 Sportback e-tron 2017–2018',
      'Audi Q2 2018–2018',
      'Audi Q3 2019–2023',
      'Audi RS 3 2018–2018',
      'Audi S3 2015–2017',
      'Cupra Ateca 2018–2023',
    ]);
  });

  it('6. Поиск «Гранта» и «2121 (4x4)»', async () => {
    const granta = (await search('Гранта')).find(({ vehicle: found }) => found)!.vehicle!;
    expect(granta).toEqual({ name: 'Granta', yearFrom: 2011, yearTo: null, make: { name: 'Lada (ВАЗ)' } });
    const niva = (await search('2121 (4x4)')).find(({ vehicle: found }) => found)!.vehicle!;
    expect(niva).toEqual({ name: '2121 (4x4)', yearFrom: 1977, yearTo: 2021, make: { name: 'Lada (ВАЗ)' } });
  });

  it('7. Toyota JZX100: the tachometer signal, and fuel pump control', async () => {
    const [tacho] = await pins('JZX_100 tachometer signal');
    expect([tacho!.connector, tacho!.label]).toEqual(['GX_JZX_100_CG1', '17']);
    const [pump] = await pins('JZX_100 fuel pump control');
    expect([pump!.connector, pump!.label]).toEqual(['JZX_100_F26', '9']);
    const [e36Tacho] = await pins('e36 tachometer');
    expect([e36Tacho!.connector, e36Tacho!.label]).toEqual(['e36_obd2_x20', '20']);
    const [e36Pump] = await pins('e36 fuel pump relay');
    expect([e36Pump!.connector, e36Pump!.label]).toEqual(['e36_obd2_x20', '13']);
    const sheets = await search('JZX100', { kind: ['DIAGRAM'] });
    expect(sheets.slice(0, 2).map(({ entry }) => entry!.title)).toContain(
      'Toyota Chaser/Cresta/MKII (JZX100, 1996-1998)',
    );
  });

  it('8. VAG 121-pin ECU: CAN high, CAN low, fuel pump relay', async () => {
    const [board] = await search('VAG 121', { kind: ['DIAGRAM'] });
    const { entry } = await ask(
      `query ($id: UUID!) {
        entry(id: $id) {
          diagram {
            high: pins(text: "can high") { label }
            low: pins(text: "can low") { label }
            pump: pins(text: "fuel pump relay") { label }
          }
        }
      }`,
      { id: board!.entry!.id },
    );
    expect(entry.diagram).toEqual({
      high: [{ label: '60a' }],
      low: [{ label: '58a' }],
      pump: [{ label: '65a' }],
    });
  });

  it('9. WireViz demo02: where MISO of X1 goes, and how much black wire it takes', async () => {
    const [demo] = await search('WireViz Demo 2', { kind: ['DIAGRAM'] });
    const { entry } = await ask(
      `query ($id: UUID!) {
        entry(id: $id) {
          diagram {
            pins(connector: "X1", text: "MISO") {
              label
              goesTo { connector pin pinFunction cable wire colour { main stripe } }
            }
            materials { kind crossSection colour { main stripe } quantity unit }
          }
        }
      }`,
      { id: demo!.entry!.id },
    );
    expect(entry.diagram.pins).toEqual([
      {
        label: '5',
        goesTo: [
          {
            connector: 'X4',
            pin: '3',
            pinFunction: 'MISO',
            cable: 'W3',
            wire: '2',
            colour: { main: 'BU', stripe: null },
          },
        ],
      },
    ]);
    expect(entry.diagram.materials).toContainEqual({
      kind: 'WIRE',
      crossSection: 0.14,
      colour: { main: 'BK', stripe: null },
      quantity: 0.9,
      unit: 'm',
    });
  });

  it('10. Camera JC261 shows three inputs but has two; Coban 403 works by SMS, not from the server', async () => {
    const inputs = await solved('Camera JC261 shows 3 inputs but has 2');
    expect(inputs.solvedTicket.issue).toMatch(/3 inputs in Navixy if the device physically only has 2/);
    expect(inputs.html).toMatch(/Input 1:.*SOS button.*Input 2:.*Ignition.*Input 3:.*Input voltage/s);
    const coban = await solved('Coban 403 works by SMS, not from the server');
    expect(coban.html).toMatch(/\*\*,imei:&lt;IMEI&gt;,109/);
    expect(coban.html).toMatch(/110/);
    expect(coban.html).toMatch(/stop123456/);
  });

  const solved = async (question: string) => {
    const [hit] = await search(question, { kind: ['SOLVED_TICKET'] });
    const { entry } = await ask(
      `query ($id: UUID!) { entry(id: $id) { title html solvedTicket { issue } } }`,
      { id: hit!.entry!.id },
    );
    return entry as { title: string; html: string; solvedTicket: { issue: string } };
  };

  it('Extra: ticket.autoresp in Russian, filled, with an unfilled signature', async () => {
    const hits = await search('ticket.autoresp', { kind: ['CANNED_ANSWER'], locale: ['ru'] });
    const { entry } = await ask(
      `query ($id: UUID!) { entry(id: $id) { translations { title } cannedAnswer { shortCode blanks } } }`,
      { id: hits[0]!.entry!.id },
    );
    expect(entry.cannedAnswer.shortCode).toBe('ticket.autoresp');
    expect((entry.cannedAnswer.blanks as { name: string }[]).map(({ name }) => name).toSorted()).toEqual([
      'company.name',
      'recipient.name.first',
      'recipient.ticket_link',
      'signature',
      'ticket.number',
    ]);
    // The English template of the same name is its twin.
    expect(entry.translations).toEqual([{ title: 'Support Ticket Opened [#…]' }]);
    const { filledAnswer } = await ask(
      `query ($id: UUID!, $values: [BlankValue!]!) {
        filledAnswer(entryId: $id, locale: ru, channel: "RICH", values: $values) { subject text unfilled }
      }`,
      {
        id: hits[0]!.entry!.id,
        values: [
          { name: 'recipient.name.first', value: 'Иван' },
          { name: 'ticket.number', value: '1042' },
          { name: 'recipient.ticket_link', value: 'https://help.example/t/1042' },
          { name: 'company.name', value: 'Маяк' },
        ],
      },
    );
    expect(filledAnswer.subject).toBe('Открыта заявка [#1042]');
    expect(filledAnswer.text).toContain('Иван');
    expect(filledAnswer.unfilled).toEqual(['signature']);
  });
});
