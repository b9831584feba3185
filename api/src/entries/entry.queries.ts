import type { SelectQueryBuilder } from 'typeorm';
import type { Authorized } from '../access/entries.ts';
import { SectionRole } from '../access/roles.ts';
import { isAdmin } from '../access/viewer.ts';
import type { Ctx } from '../context.ts';
import { columnsOf, entityOf, select, selectRows } from '../database/rows.ts';
import type { Locale } from '../graphql/locale.ts';
import { type Page, type PageArgs, type PageInfo, pageOf } from '../graphql/page.ts';
import { Entry } from './entry.entity.ts';
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
  const { sql, parameters } = await isPublished(ctx);
  return ctx.db.getRepository(Entry).createQueryBuilder('entry').where(sql, parameters);
}

/** {@link publishedEntries} as a condition on an `alias`, for a statement written by hand. */
export async function isPublished(
  ctx: Ctx,
  alias = 'entry',
): Promise<{ sql: string; parameters: Record<string, unknown> }> {
  const { sql, parameters } = (await ctx.visibility()).condition(alias);
  return {
    sql: `${alias}.published_revision_id IS NOT NULL AND ${alias}.status <> 'ARCHIVED' AND ${alias}.deleted_at IS NULL AND ${sql}`,
    parameters,
  };
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
  const { sql, parameters } = await isPublished(ctx);
  return await selectRows(ctx.db, Entry, 'entry', `WHERE entry.id = ANY(:ids) AND ${sql}`, {
    ...parameters,
    ids,
  });
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

/** By one of its addresses, past or present; with the revision that its page is going to show. */
export async function findEntry(
  ctx: Ctx,
  address: { id: string } | { number: number } | { kind: EntryKind; slug: string },
): Promise<Entry | null> {
  const where =
    'slug' in address
      ? 'entry.id = (SELECT entry_id FROM entry_slug WHERE kind = :kind AND slug = :slug)'
      : 'id' in address
        ? 'entry.id = :id'
        : 'entry.number = :number';
  const [row] = await select(
    ctx.db,
    `SELECT ${columnsOf(ctx.db, Entry, 'entry')}, ${columnsOf(ctx.db, Revision, 'revision')}
     FROM entry LEFT JOIN revision ON revision.id = COALESCE(entry.published_revision_id, entry.draft_revision_id)
     WHERE ${where}`,
    address,
  );
  if (!row) return null;
  const revision = entityOf(ctx.db, Revision, 'revision', row);
  if (revision.id) ctx.loaders.revision.prime(revision.id, revision);
  return entityOf(ctx.db, Entry, 'entry', row);
}

export async function loadUseCounts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, UseCounts>> {
  const rows = await select(
    ctx.db,
    `SELECT entry_id AS id, max(created_at) AS "lastAt",
            count(*) FILTER (WHERE outcome = '${UseOutcome.SOLVED}')::int AS solved,
            count(*) FILTER (WHERE outcome = '${UseOutcome.PARTLY}')::int AS partly,
            count(*) FILTER (WHERE outcome = '${UseOutcome.WRONG}')::int AS wrong
     FROM entry_use WHERE entry_id = ANY(:ids) GROUP BY entry_id`,
    { ids },
  );
  return new Map(rows.map((row) => [row['id'] as string, row as unknown as UseCounts]));
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
