import type { SelectQueryBuilder } from 'typeorm';
import type { Authorized } from '../access/entries.ts';
import { SectionRole } from '../access/roles.ts';
import { isAdmin } from '../access/viewer.ts';
import type { Ctx } from '../context.ts';
import type { Locale } from '../graphql/locale.ts';
import { type Page, type PageArgs, type PageInfo, pageOf } from '../graphql/page.ts';
import { EntryEquipment } from './entry-link.entity.ts';
import { EntryUse } from './entry-use.entity.ts';
import { Entry, EntrySlug } from './entry.entity.ts';
import { EntryStatus, UseOutcome, type EntryKind } from './entry.enums.ts';
import { Revision } from './revision.entity.ts';

export interface UseCounts {
  solved: number;
  partly: number;
  wrong: number;
  lastAt: Date | null;
}

export interface EntryFilter {
  kind?: EntryKind | null;
  sectionId?: string | null;
  locale?: Locale | null;
  tag?: string | null;
  status?: EntryStatus | null;
  /** Only what the viewer owns or wrote. */
  mine?: boolean | null;
  /** The bin instead of everything else. */
  bin?: boolean | null;
  /** Only what has reached its review date. */
  reviewDue?: boolean | null;
}

/** Entries as readers find them: published, not archived, not in the bin, and the viewer's to see. */
export async function publishedEntries(ctx: Ctx): Promise<SelectQueryBuilder<Entry>> {
  const query = ctx.db
    .getRepository(Entry)
    .createQueryBuilder('entry')
    .where(
      `entry.published_revision_id IS NOT NULL AND entry.status <> 'ARCHIVED' AND entry.deleted_at IS NULL`,
    );
  return (await ctx.visibility()).restrict(query, 'entry');
}

/** What the viewer may work on: everything of the sections they write in, but other people's personal answers. */
export async function workableEntries(ctx: Ctx): Promise<SelectQueryBuilder<Entry>> {
  const visibility = await ctx.visibility();
  const query = ctx.db
    .getRepository(Entry)
    .createQueryBuilder('entry')
    .where('(entry.personal_to IS NULL OR entry.personal_to = :me)', { me: ctx.viewer.person?.id ?? null });
  if (isAdmin(ctx.viewer)) return query;
  return query.andWhere('entry.section_id = ANY(:workable)', {
    workable: visibility.sectionsWith(SectionRole.CONTRIBUTOR),
  });
}

export async function findVisibleEntries(ctx: Ctx, ids: readonly string[]): Promise<Entry[]> {
  const query = await publishedEntries(ctx);
  return await query.andWhere('entry.id = ANY(:ids)', { ids }).getMany();
}

/** Newest first. Readers' lists hold published entries; asking for a status, one's own or the bin turns to the workable ones. */
export async function listEntries(ctx: Ctx, filter: EntryFilter, page: PageArgs): Promise<Page<Entry>> {
  const works = Boolean(
    filter.mine ||
    filter.bin ||
    filter.reviewDue ||
    (filter.status && filter.status !== EntryStatus.PUBLISHED),
  );
  const query = works ? await workableEntries(ctx) : await publishedEntries(ctx);
  if (works) query.andWhere(filter.bin ? 'entry.deleted_at IS NOT NULL' : 'entry.deleted_at IS NULL');
  if (works && filter.status) query.andWhere('entry.status = :status', { status: filter.status });
  if (filter.mine)
    query.andWhere('(entry.owner_id = :mine OR entry.created_by_id = :mine)', {
      mine: ctx.viewer.person?.id ?? null,
    });
  if (filter.reviewDue)
    query.andWhere('entry.review_at <= :today', { today: ctx.now().toISOString().slice(0, 10) });
  if (filter.kind) query.andWhere('entry.kind = :kind', { kind: filter.kind });
  if (filter.locale) query.andWhere('entry.locale = :locale', { locale: filter.locale });
  if (filter.tag) query.andWhere('entry.tags @> ARRAY[:tag]', { tag: filter.tag });
  if (filter.sectionId) {
    const sections = (await ctx.sections()).subtree(filter.sectionId);
    query.andWhere('entry.section_id = ANY(:sections)', { sections });
  }
  return await pageOf(query, 'entry', page, 'updatedAt');
}

/** The entry at an address, past or present. */
export async function findBySlug(ctx: Ctx, kind: EntryKind, slug: string): Promise<Entry | null> {
  return await ctx.db
    .getRepository(Entry)
    .createQueryBuilder('entry')
    .innerJoin(EntrySlug, 'slug', 'slug.entry_id = entry.id')
    .where('slug.kind = :kind AND slug.slug = :slug', { kind, slug })
    .getOne();
}

export async function loadUseCounts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, UseCounts>> {
  const rows = await ctx.db
    .getRepository(EntryUse)
    .createQueryBuilder('used')
    .select('used.entry_id', 'id')
    .addSelect('max(used.created_at)', 'lastAt')
    .addSelect(`count(*) FILTER (WHERE used.outcome = '${UseOutcome.SOLVED}')::int`, 'solved')
    .addSelect(`count(*) FILTER (WHERE used.outcome = '${UseOutcome.PARTLY}')::int`, 'partly')
    .addSelect(`count(*) FILTER (WHERE used.outcome = '${UseOutcome.WRONG}')::int`, 'wrong')
    .where('used.entry_id = ANY(:ids)', { ids })
    .groupBy('used.entry_id')
    .getRawMany<UseCounts & { id: string }>();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function loadAboutEquipment(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Entry[]>> {
  const links = await ctx.db
    .getRepository(EntryEquipment)
    .createQueryBuilder('link')
    .where('link.entry_id = ANY(:ids)', { ids })
    .getMany();
  const entries = await ctx.loaders.visibleEntry.loadMany(links.map((link) => link.equipmentId));
  const about = new Map<string, Entry[]>();
  links.forEach((link, i) => {
    const entry = entries[i];
    if (entry instanceof Entry) about.set(link.entryId, [...(about.get(link.entryId) ?? []), entry]);
  });
  return about;
}

/** The language twins of each entry, itself left out. */
export async function loadTranslations(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Entry[]>> {
  const query = await publishedEntries(ctx);
  const rows = await query
    .innerJoin(Entry, 'twin', 'twin.translation_group = entry.translation_group AND twin.id <> entry.id')
    .andWhere('twin.id = ANY(:ids)', { ids })
    .addSelect('twin.id', 'of_id')
    .getRawAndEntities<{ of_id: string; entry_id: string }>();
  const byId = new Map(rows.entities.map((entry) => [entry.id, entry]));
  const twins = new Map<string, Entry[]>();
  for (const { of_id, entry_id } of rows.raw) {
    const entry = byId.get(entry_id);
    if (entry) twins.set(of_id, [...(twins.get(of_id) ?? []), entry]);
  }
  return twins;
}

/** Published entries that link to this one, show it or are about it. */
export async function findBacklinks(ctx: Ctx, id: string, limit: number): Promise<Entry[]> {
  const query = await publishedEntries(ctx);
  return await query
    .andWhere(
      `entry.id IN (SELECT from_id FROM entry_link WHERE to_id = :target UNION SELECT entry_id FROM entry_equipment WHERE equipment_id = :target)`,
      { target: id },
    )
    .orderBy('entry.updatedAt', 'DESC')
    .addOrderBy('entry.id', 'DESC')
    .limit(limit)
    .getMany();
}

/** Tags of readable entries, most used first. */
export async function listTags(ctx: Ctx, locale: Locale | null): Promise<string[]> {
  const query = await publishedEntries(ctx);
  if (locale) query.andWhere('entry.locale = :locale', { locale });
  const rows: { tag: string }[] = await query
    .select('unnest(entry.tags)', 'tag')
    .groupBy('tag')
    .orderBy('count(*)', 'DESC')
    .addOrderBy('tag')
    .limit(500)
    .getRawMany();
  return rows.map(({ tag }) => tag);
}

/** Newest first; the cursor is a revision's number. */
export async function listRevisions(
  ctx: Ctx,
  entry: Authorized<Entry>,
  first: number,
  after: string | null,
): Promise<{ nodes: Revision[]; pageInfo: PageInfo }> {
  const before = after ? Number.parseInt(after, 10) : Number.MAX_SAFE_INTEGER;
  const rows = await ctx.db
    .getRepository(Revision)
    .createQueryBuilder('revision')
    .where('revision.entry_id = :id AND revision.number < :before', {
      id: entry.id,
      before: Math.min(before, 2 ** 31 - 1) || 0,
    })
    .orderBy('revision.number', 'DESC')
    .limit(first + 1)
    .getMany();
  const nodes = rows.slice(0, first);
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > first, endCursor: nodes.at(-1)?.number.toString() ?? null },
  };
}
