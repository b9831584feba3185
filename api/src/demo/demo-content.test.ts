import {
  checkDiagram,
  findingText,
  kindData,
  type DiagramData,
  type EquipmentData,
} from '@fieldlore/content';
import { describe, expect, it } from 'vitest';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { vehicleProblems } from '../catalogue/check-vehicle.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { Locale } from '../graphql/locale.ts';
import { readEntries, readMakes, readPeople, readSections, type DemoEntry } from './read-demo.ts';

const [sections, people, makes, entries] = [readSections(), readPeople(), readMakes(), readEntries()];
const models = makes.flatMap((make) => make.models);
const generations = models.flatMap((model) => model.generations);
const russian = entries.filter(({ locale }) => locale === Locale.ru);
const english = entries.filter(({ locale }) => locale === Locale.en);
const keysOf = (rows: readonly { key: string }[]) => new Set(rows.map(({ key }) => key));
const kindOf = new Map(russian.map(({ key, kind }) => [key, kind]));
const vehicleKeys = keysOf([...models, ...generations]);
const twice = (keys: readonly string[]) => keys.filter((key, i) => keys.indexOf(key) !== i);
const place = ({ key, locale }: DemoEntry) => `${key}.${locale}`;

const anyId = '00000000-0000-4000-8000-000000000000';
/** The data with ids where the files have keys, as the seed writes them. */
const withIds = ({ data }: DemoEntry) => ({
  ...data,
  ...(data.article ? { article: anyId } : {}),
  ...(data.relations
    ? { relations: (data.relations as object[]).map((relation) => ({ ...relation, equipment: anyId })) }
    : {}),
});
const dataOf = <T>(entry: DemoEntry) => kindData[entry.kind].parse(withIds(entry)) as T;

describe('people, sections and vehicles of the demo company', () => {
  it('have one key each, in latin kebab-case', () => {
    const keys = [sections, people, [...models, ...generations], russian].map((rows) =>
      rows.map(({ key }) => key),
    );
    for (const list of keys) {
      expect(twice(list)).toEqual([]);
      for (const key of list) expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });

  it('name every section in both languages, parents before children', () => {
    const known = new Set<string>();
    for (const { key, parent, names, audience, slug } of sections) {
      if (parent) expect(known, key).toContain(parent);
      expect(names.ru.trim() && names.en.trim(), key).toBeTruthy();
      expect(Object.values(Audience), key).toContain(audience);
      expect(slug).toMatch(/^[a-z0-9-]+$/);
      known.add(key);
    }
  });

  it('give nobody a mail address that could reach someone, nor a place that is not there', () => {
    for (const { email, role, locale, sections: roles } of people) {
      expect(email).toMatch(/@[a-z-]+\.example$/);
      expect(Object.values(OrganisationRole)).toContain(role);
      expect(Object.values(Locale)).toContain(locale);
      for (const { section, role: sectionRole } of roles) {
        expect(keysOf(sections)).toContain(section);
        expect(Object.values(SectionRole)).toContain(sectionRole);
      }
    }
  });

  it('hold sound vehicles with a supply voltage, no years missing by accident', () => {
    for (const make of makes) {
      expect(vehicleProblems({ name: make.name, aliases: make.aliases ?? [] }), make.name).toEqual([]);
      for (const model of make.models) {
        expect(model.generations.length, model.key).toBeGreaterThan(0);
        expect(vehicleProblems({ name: model.name, aliases: model.aliases ?? [] }), model.key).toEqual([]);
        expect(twice(model.generations.map(({ name }) => name)), model.key).toEqual([]);
      }
    }
    for (const { key, aliases, ...generation } of generations) {
      expect(vehicleProblems({ ...generation, aliases: aliases ?? [] }), key).toEqual([]);
      expect([12, 24], key).toContain(generation.voltage);
      expect(generation.yearFrom, key).not.toBeUndefined();
      expect(generation.yearTo, key).not.toBeUndefined();
    }
  });
});

describe('entries of the demo company', () => {
  it('come in Russian and English', () => {
    expect(keysOf(english)).toEqual(keysOf(russian));
    expect(entries).toHaveLength(2 * russian.length);
  });

  it.each(Object.values(EntryKind).filter((kind) => kind !== EntryKind.FRAGMENT))(
    'include some %s',
    (kind) => {
      expect(russian.filter((entry) => entry.kind === kind).length).toBeGreaterThanOrEqual(15);
    },
  );

  it('have data that their kind allows', () => {
    for (const entry of entries) {
      const { success, error } = kindData[entry.kind].safeParse(withIds(entry));
      expect(success, `${place(entry)}: ${error?.message ?? ''}`).toBe(true);
    }
  });

  it('have a title and say something', () => {
    for (const entry of entries) {
      expect(entry.title.trim(), place(entry)).not.toBe('');
      if (entry.kind !== EntryKind.CANNED_ANSWER)
        expect(entry.markdown.trim().length, place(entry)).toBeGreaterThan(80);
    }
  });

  it('are English where they say so', () => {
    for (const entry of english.filter(
      ({ kind }) => kind === EntryKind.EQUIPMENT || kind === EntryKind.DIAGRAM,
    ))
      expect(
        `${entry.title}${entry.markdown}${JSON.stringify(entry.data)}`.match(/[а-яё]+/gi),
        place(entry),
      ).toBeNull();
  });

  it('refer only to what is there', () => {
    for (const entry of entries) {
      const wanted = place(entry);
      expect(keysOf(sections), wanted).toContain(entry.section);
      for (const device of entry.equipment)
        expect(kindOf.get(device), `${wanted} → ${device}`).toBe('EQUIPMENT');
      for (const vehicle of entry.vehicles) expect(vehicleKeys, wanted).toContain(vehicle);
      for (const href of entryLinks(entry)) expect(kindOf.has(href), `${wanted} → ${href}`).toBe(true);
      if (entry.data.article) expect(kindOf.has(String(entry.data.article)), wanted).toBe(true);
    }
  });

  it('lead their readers only to what those may open', () => {
    const open = (entry: DemoEntry) =>
      entry.audience ?? sections.find(({ key }) => key === entry.section)!.audience;
    const audiences = new Map(russian.map((entry) => [entry.key, open(entry)]));
    for (const entry of entries.filter((each) => open(each) === Audience.PUBLIC))
      for (const href of entryLinks({ ...entry, markdown: withoutStaffParts(entry.markdown) }))
        expect(audiences.get(href), `${place(entry)} → ${href}`).toBe(Audience.PUBLIC);
  });
});

describe('devices of the demo company', () => {
  const devices = russian.filter(({ kind }) => kind === EntryKind.EQUIPMENT);

  it('relate to devices, never to themselves', () => {
    for (const device of devices)
      for (const { equipment } of (device.data.relations ?? []) as { equipment: string }[]) {
        expect(kindOf.get(equipment), `${device.key} → ${equipment}`).toBe('EQUIPMENT');
        expect(equipment).not.toBe(device.key);
      }
  });

  it('ask one question under one key, and mean it the same everywhere', () => {
    const texts = new Map<string, string>();
    for (const device of entries.filter(({ kind }) => kind === EntryKind.EQUIPMENT))
      for (const { key, ...question } of dataOf<EquipmentData>(device).questions) {
        const said = JSON.stringify(question);
        expect(texts.get(`${device.locale} ${key}`) ?? said, `${device.key} ${key}`).toBe(said);
        texts.set(`${device.locale} ${key}`, said);
      }
    expect(texts.size).toBeGreaterThan(20);
  });
});

describe('wiring diagrams of the demo company', () => {
  const diagrams = russian.filter(({ kind }) => kind === EntryKind.DIAGRAM);

  it('use every wire and every pin of the devices they show', () => {
    const loose = diagrams.flatMap((diagram) => {
      const { connectors, cables, connections } = dataOf<DiagramData>(diagram);
      const usedPins = new Set(
        connections.flatMap(({ from, to }) => [from, to]).map((end) => `${end?.connector}.${end?.pin}`),
      );
      const usedWires = new Set(connections.map(({ wire }) => `${wire?.cable}.${wire?.wire}`));
      const pins = connectors
        .filter(({ kind }) => ['DEVICE', 'FUSE', 'VEHICLE'].includes(kind))
        .flatMap(({ id, pins: own }) => own.map(({ label }) => `${id}.${label}`));
      const wires = cables.flatMap(({ id, wires: own }) => own.map((wire) => `${id}.${wire.id}`));
      const unused = [
        ...pins.filter((pin) => !usedPins.has(pin)),
        ...wires.filter((wire) => !usedWires.has(wire)),
      ];
      return unused.map((end) => `${diagram.key}: ${end}`);
    });
    expect(loose).toEqual([]);
  });

  it('stand every check', () => {
    const said = diagrams.flatMap((diagram) =>
      checkDiagram(dataOf<DiagramData>(diagram)).map(
        (finding) => `${diagram.key}: ${findingText(finding, 'en').problem}`,
      ),
    );
    expect(said).toEqual([]);
  });

  it('take four eyes where they touch power, ignition or the immobiliser', () => {
    for (const diagram of diagrams)
      if (dataOf<DiagramData>(diagram).safetyCritical)
        expect(diagram.governance, diagram.key).toBe('FOUR_EYES');
  });

  it('let an engine start while the tracker is silent: blocking goes through the contact that is closed at rest', () => {
    const blocking = diagrams.filter(({ tags }) => tags.includes('immobiliser'));
    expect(blocking.length).toBeGreaterThan(0);
    for (const diagram of blocking) {
      const ends = dataOf<DiagramData>(diagram).connections.flatMap(({ from, to }) => [from, to]);
      const onRelay = ends.filter((end) => end?.connector === 'K1').map((end) => end?.pin);
      expect(onRelay.toSorted(), diagram.key).toEqual(['30', '85', '86', '87a']);
    }
  });
});

/** Keys of the entries that a text links to. */
function entryLinks({ markdown }: DemoEntry): string[] {
  return [...markdown.matchAll(/(?:\]\(entry:|\{% (?:diagram|pin) ")([^)\s"]+)/g)].map(([, key]) => key!);
}

function withoutStaffParts(markdown: string): string {
  return markdown.replaceAll(/^:::audience staff$[\s\S]*?^:::$/gm, '');
}
