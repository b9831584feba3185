import { toText, withoutHidden } from '@fieldlore/content';
import type { SearchDocument } from '@fieldlore/search';
import { type EntityManager, In } from 'typeorm';
import { documentTokens } from '../access/visibility.ts';
import { attachedTexts } from '../attachments/attached-text.ts';
import { Generation, Make, VehicleModel } from '../catalogue/vehicle.entity.ts';
import { EntryEquipment, EntryVehicle } from '../entries/entry-link.entity.ts';
import { Entry } from '../entries/entry.entity.ts';
import { EntryKind, EntryStatus, UseOutcome } from '../entries/entry.enums.ts';
import { Revision } from '../entries/revision.entity.ts';
import type { SectionTree } from '../sections/section-tree.ts';
import { loadVotes, noVotes } from '../votes/vote-counts.ts';
import { kindWords } from './kind-words.ts';
import { usefulness } from './usefulness.ts';

/** A vehicle's document is told from an entry's by this. */
export const modelPrefix = 'vehicle:';

/** Documents of those entries that readers can find; the others are missing from the result and have to be removed. */
export async function entryDocuments(
  db: EntityManager,
  tree: SectionTree,
  ids: readonly string[],
): Promise<SearchDocument[]> {
  const entries = await db
    .getRepository(Entry)
    .createQueryBuilder('entry')
    .where('entry.id = ANY(:ids) AND entry.published_revision_id IS NOT NULL AND entry.deleted_at IS NULL', {
      ids,
    })
    .andWhere('entry.status <> :archived', { archived: EntryStatus.ARCHIVED })
    .getMany();
  if (entries.length === 0) return [];
  // One after the other: inside a transaction there is one connection, and it does one thing at a time.
  const revisions = await publishedRevisions(db, entries);
  const vehicles = await vehiclesOf(db, entries);
  const devices = await devicesOf(db, entries);
  const attached = await attachedTexts(
    db,
    entries.map(({ id }) => id),
  );
  const popularity = await popularities(
    db,
    entries.map(({ id }) => id),
  );
  return entries.map((entry) => {
    const revision = revisions.get(entry.publishedRevisionId!)!;
    const about = vehicles.get(entry.id) ?? [];
    const named = devices.get(entry.id) ?? [];
    const words = kindWords(entry.kind, revision.data);
    const section = tree.get(entry.sectionId)!;
    const acl = documentTokens(entry, tree);
    const devicesFor = (reader: 'everybody' | 'staff') =>
      named
        .filter((device) => whoKnows(documentTokens(device, tree), acl) === reader)
        .map(({ title }) => title);
    return {
      id: entry.id,
      rev: entry.version,
      kind: entry.kind,
      locale: entry.locale,
      title: revision.title,
      keywords: [
        ...entry.tags,
        ...about.flatMap(vehicleWords),
        ...devicesFor('everybody'),
        ...words.keywords,
      ],
      codes: [String(entry.number), ...words.codes],
      body: `${toText(withoutHidden(revision.body, 'PUBLIC'))}\n${words.text}\n${attached.of(entry.id).everybody}`,
      staffBody: [staffOnly(revision), words.staffText, ...devicesFor('staff'), attached.of(entry.id).staff]
        .filter(Boolean)
        .join('\n'),
      acl,
      facets: {
        make: [...new Set(about.map(({ make }) => make.slug))],
        model: [
          ...new Set(about.flatMap(({ make, model }) => (model ? [`${make.slug}/${model.slug}`] : []))),
        ],
        device: entry.kind === EntryKind.EQUIPMENT ? [entry.id] : named.map(({ id }) => id),
        section: tree.path(section.id).map(({ slug }) => slug),
        tag: entry.tags,
        audience: [entry.audience],
        confidence: [entry.confidence],
      },
      updatedAt: entry.updatedAt.getTime(),
      popularity: popularity.get(entry.id)!,
    };
  });
}

/** A vehicle is found by its make, model, generations and all their aliases. Everybody may see it. */
export async function modelDocuments(db: EntityManager, ids: readonly string[]): Promise<SearchDocument[]> {
  const models = await db.getRepository(VehicleModel).findBy({ id: In([...ids]) });
  const makes = new Map(
    (await db.getRepository(Make).findBy({ id: In(models.map(({ makeId }) => makeId)) })).map((make) => [
      make.id,
      make,
    ]),
  );
  const generations = Map.groupBy(
    await db.getRepository(Generation).findBy({ modelId: In(models.map(({ id }) => id)) }),
    ({ modelId }) => modelId,
  );
  return models.map((model) => {
    const make = makes.get(model.makeId)!;
    const own = generations.get(model.id) ?? [];
    return {
      id: `${modelPrefix}${model.id}`,
      rev: 1,
      kind: 'VEHICLE',
      locale: 'ru',
      title: `${make.name} ${model.name}`,
      keywords: [
        make.nameCyrillic,
        model.nameCyrillic,
        ...make.aliases,
        ...model.aliases,
        ...own.flatMap(({ name, aliases }) => [name, ...aliases]),
      ].filter(Boolean),
      codes: [],
      body: '',
      staffBody: '',
      acl: ['public', 'admin', 'clients', 'staff'],
      facets: {
        make: [make.slug],
        model: [`${make.slug}/${model.slug}`],
        device: [],
        section: [],
        tag: [],
        audience: ['PUBLIC'],
        confidence: [],
      },
      updatedAt: 0,
      popularity: 0,
    };
  });
}

/** Which readers of an entry may know of a device that it is about: an open entry may be about one that is not. */
function whoKnows(device: readonly string[], entry: readonly string[]): 'everybody' | 'staff' | 'members' {
  if (device.includes('public') || device.every((token) => entry.includes(token))) return 'everybody';
  return device.includes('clients') || device.includes('staff') ? 'staff' : 'members';
}

/** Only what the audience blocks hold: the rest is in the body that everybody searches. */
function staffOnly({ body }: Revision): string {
  const open = new Set(toText(withoutHidden(body, 'PUBLIC')).split('\n'));
  return toText(withoutHidden(body, 'STAFF'))
    .split('\n')
    .filter((line) => !open.has(line))
    .join('\n');
}

async function publishedRevisions(
  db: EntityManager,
  entries: readonly Entry[],
): Promise<Map<string, Revision>> {
  const rows = await db
    .getRepository(Revision)
    .findBy({ id: In(entries.map(({ publishedRevisionId }) => publishedRevisionId!)) });
  return new Map(rows.map((row) => [row.id, row]));
}

interface NamedVehicle {
  make: Make;
  model: VehicleModel | null;
}

function vehicleWords({ make, model }: NamedVehicle): string[] {
  return [
    make.name,
    make.nameCyrillic,
    ...make.aliases,
    ...(model ? [model.name, model.nameCyrillic, ...model.aliases] : []),
  ].filter(Boolean);
}

async function vehiclesOf(
  db: EntityManager,
  entries: readonly Entry[],
): Promise<Map<string, NamedVehicle[]>> {
  const links = await db.getRepository(EntryVehicle).findBy({ entryId: In(entries.map(({ id }) => id)) });
  const makes = new Map(
    (await db.getRepository(Make).findBy({ id: In(links.map(({ makeId }) => makeId)) })).map((make) => [
      make.id,
      make,
    ]),
  );
  const models = new Map(
    (
      await db.getRepository(VehicleModel).findBy({ id: In(links.flatMap(({ modelId }) => modelId ?? [])) })
    ).map((model) => [model.id, model]),
  );
  const named = links.map(({ entryId, makeId, modelId }) => ({
    entryId,
    make: makes.get(makeId)!,
    model: modelId ? (models.get(modelId) ?? null) : null,
  }));
  return Map.groupBy(named, ({ entryId }) => entryId);
}

type NamedDevice = Pick<Entry, 'id' | 'title' | 'audience' | 'sectionId' | 'personalTo'>;

async function devicesOf(db: EntityManager, entries: readonly Entry[]): Promise<Map<string, NamedDevice[]>> {
  const rows = await db
    .getRepository(EntryEquipment)
    .createQueryBuilder('link')
    .innerJoin(
      Entry,
      'device',
      'device.id = link.equipment_id AND device.published_revision_id IS NOT NULL AND device.deleted_at IS NULL',
    )
    .select([
      'link.entry_id AS "entryId"',
      'device.id AS id',
      'device.title AS title',
      'device.audience AS audience',
      'device.section_id AS "sectionId"',
      'device.personal_to AS "personalTo"',
    ])
    .where('link.entry_id = ANY(:ids)', { ids: entries.map(({ id }) => id) })
    .getRawMany<NamedDevice & { entryId: string }>();
  return Map.groupBy(rows, ({ entryId }) => entryId);
}

/** Of each entry, see `usefulness`. */
async function popularities(db: EntityManager, ids: readonly string[]): Promise<Map<string, number>> {
  const uses: { id: string; outcome: UseOutcome; times: number }[] = await db.query(
    `SELECT entry_id AS id, outcome, count(*)::int AS times FROM entry_use WHERE entry_id = ANY($1) GROUP BY 1, 2`,
    [ids],
  );
  const votes = await loadVotes(db, ids);
  const times = (id: string, outcome: UseOutcome) =>
    uses.find((row) => row.id === id && row.outcome === outcome)?.times ?? 0;
  return new Map(
    ids.map((id) => [
      id,
      usefulness({
        solved: times(id, UseOutcome.SOLVED),
        partly: times(id, UseOutcome.PARTLY),
        wrong: times(id, UseOutcome.WRONG),
        ...(votes.get(id) ?? noVotes),
      }),
    ]),
  );
}
