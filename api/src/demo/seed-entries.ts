import { createHash } from 'node:crypto';
import { fromMarkdown } from '@fieldlore/content';
import { SectionRole } from '../access/roles.ts';
import { systemViewer } from '../access/viewer.ts';
import { withViewer, type Ctx } from '../context.ts';
import { submitEntry } from '../entries/change-entry-status.ts';
import { createEntry } from '../entries/create-entry.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { EntryKind, Governance } from '../entries/entry.enums.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { Locale } from '../graphql/locale.ts';
import { readEntries, readPeople, readSections, type DemoEntry, type DemoPerson } from './read-demo.ts';
import type { DemoVehicle } from './seed-catalogue.ts';
import { firstData } from './seed-corrections.ts';
import type { DemoPlaces } from './seed-people.ts';

/**
 * Writes and publishes every demo entry through the same actions that people use: an author of the section writes,
 * the admin lets it out, so that four eyes have seen what takes four.
 * @returns ids of the Russian entries by their demo keys
 */
export async function seedEntries(
  ctx: Ctx,
  places: DemoPlaces,
  vehicles: Map<string, DemoVehicle>,
): Promise<Map<string, string>> {
  const entries = readEntries();
  const admin = withViewer(ctx, systemViewer(places.people.get('admin')!));
  const authors = authorsOf(ctx, places);
  // What a scheme or an article is about has to stand in the catalogue before it.
  for (const isEquipment of [true, false]) {
    const created: Entry[] = [];
    for (const entry of entries.filter(({ kind }) => (kind === EntryKind.EQUIPMENT) === isEquipment))
      created.push(await write(authors(entry.section), places, vehicles, entry));
    for (const { id, version } of created) await publishEntry(admin, { id, version });
  }
  return new Map(
    entries.filter(({ locale }) => locale === Locale.ru).map(({ key }) => [key, idOf(key, Locale.ru)]),
  );
}

async function write(
  author: Ctx,
  { sections }: DemoPlaces,
  vehicles: Map<string, DemoVehicle>,
  entry: DemoEntry,
): Promise<Entry> {
  const { key, kind, locale, title, tags, audience, governance, confidence } = entry;
  const draft = await createEntry(author, {
    id: idOf(key, locale),
    kind,
    locale,
    title,
    tags,
    audience,
    governance,
    confidence,
    sectionId: sections.get(entry.section)!.id,
    body: fromMarkdown(withLiveIds(entry.markdown, locale), {
      resolveLink: (href) => (href.startsWith('entry:') ? `entry:${idOf(href.slice(6), locale)}` : href),
    }),
    data: withIds(kind, firstData(entry), locale),
    translationOf: locale === Locale.en ? idOf(key, Locale.ru) : null,
    equipment: entry.equipment.map((device) => idOf(device, locale)),
    vehicles: entry.vehicles.map((vehicle) => vehicles.get(vehicle)!),
  });
  return draft.governance === Governance.FOUR_EYES ? await submitEntry(author, draft) : draft;
}

/** `{% diagram "scheme-fmb920-12v" %}` names a key in the files, and an id in the database. */
function withLiveIds(markdown: string, locale: Locale): string {
  return markdown.replaceAll(/(?<=\{% (?:diagram|pin) ")[\w-]+(?=")/g, (key) => idOf(key, locale));
}

/** Relations, problems and articles name keys in the files and ids in the database. */
function withIds(kind: EntryKind, data: Record<string, unknown>, locale: Locale): unknown {
  if (kind === EntryKind.EQUIPMENT) {
    const relations = (data.relations ?? []) as { equipment: string }[];
    const problems = (data.knownProblems ?? []) as { entry?: string }[];
    return {
      ...data,
      relations: relations.map((relation) => ({ ...relation, equipment: idOf(relation.equipment, locale) })),
      knownProblems: problems.map(({ entry, ...problem }) => ({
        ...problem,
        ...(entry && { entry: idOf(entry, locale) }),
      })),
    };
  }
  if (kind === EntryKind.CANNED_ANSWER && data.article)
    return { ...data, article: idOf(String(data.article), locale) };
  return data;
}

/** The same in every demo database, so that links can be written before what they lead to. */
export function idOf(key: string, locale: Locale): string {
  const hex = createHash('sha256').update(`fieldlore demo ${key} ${locale}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Contexts of those who write in a section or above it; the admin's where nobody does. */
function authorsOf(ctx: Ctx, { people, sections }: DemoPlaces): (section: string) => Ctx {
  const contexts = new Map<string, Ctx>();
  const everybody = readPeople();
  const parents = new Map(readSections().map(({ key, parent }) => [key, parent]));
  const writesIn = (section: string) =>
    everybody.find(({ sections: roles }) =>
      roles.some((one) => one.section === section && one.role !== SectionRole.READER),
    );
  return (section) => {
    const known = contexts.get(section);
    if (known) return known;
    let author: DemoPerson | undefined;
    for (let at: string | undefined = section; at && !author; at = parents.get(at)) author = writesIn(at);
    const roles = author?.sections.map((one) => [sections.get(one.section)!.id, one.role] as const);
    const viewer = {
      person: people.get(author?.key ?? 'admin')!,
      sessionId: null,
      memberships: new Map(roles),
    };
    const context = withViewer(ctx, viewer);
    contexts.set(section, context);
    return context;
  };
}
