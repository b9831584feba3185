import { visibilitiesOf } from '../access/people-see.ts';
import { SectionRole } from '../access/roles.ts';
import type { SignedIn } from '../access/people.ts';
import { canRead } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { columnsOf, entityOf, select } from '../database/rows.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { isPublished } from '../entries/entry.queries.ts';
import { NotFoundError } from '../errors.ts';
import { Person } from '../people/person.entity.ts';
import type { Visit } from '../visits/visit.entity.ts';
import { Recall, RecallNotice } from './recall.entity.ts';
import { wentBy } from './recall-people.ts';
import type { RecallReach } from './recall.types.ts';

const mostNotices = 200;

/** A notice with the correction that it is of. */
export type NoticeWithRecall = RecallNotice & { recall: Recall };

/** How many corrections wait for the viewer to confirm them. Asked on every page of who is signed in. */
export async function countOpenNotices(ctx: Ctx): Promise<number> {
  const me = ctx.viewer.person?.id;
  if (!me) return 0;
  const [some] = await select(
    ctx.db,
    'SELECT 1 FROM recall_notice WHERE person_id = :me AND seen_at IS NULL LIMIT 1',
    { me },
  );
  if (!some) return 0;
  const { sql, parameters } = await isPublished(ctx);
  const [row] = await select(
    ctx.db,
    `SELECT count(*)::int AS count FROM recall_notice AS notice
     JOIN recall ON recall.id = notice.recall_id JOIN entry ON entry.id = recall.entry_id
     WHERE notice.person_id = :me AND notice.seen_at IS NULL AND ${sql}`,
    { ...parameters, me },
  );
  return row!['count'] as number;
}

/** The viewer's, of entries that they may still see: what is not confirmed first, then newest first. */
export async function findNotices(
  ctx: Ctx,
  { person }: SignedIn,
  id: string | null = null,
): Promise<NoticeWithRecall[]> {
  const { sql, parameters } = await isPublished(ctx);
  const rows = await select(
    ctx.db,
    `SELECT ${columnsOf(ctx.db, RecallNotice, 'notice')}, ${columnsOf(ctx.db, Recall, 'recall')}
     FROM recall_notice AS notice
     JOIN recall ON recall.id = notice.recall_id JOIN entry ON entry.id = recall.entry_id
     WHERE notice.person_id = :me AND (:id::uuid IS NULL OR recall.id = :id::uuid) AND ${sql}
     ORDER BY notice.seen_at IS NOT NULL, recall.recalled_at DESC, recall.id LIMIT ${mostNotices}`,
    { ...parameters, me: person.id, id },
  );
  return rows.map((row) =>
    Object.assign(entityOf(ctx.db, RecallNotice, 'notice', row), {
      recall: entityOf(ctx.db, Recall, 'recall', row),
    }),
  );
}

/** The viewer knows of the correction now; confirmed again, it stays as it was. @throws NotFoundError */
export async function confirmNotice(tx: Ctx, viewer: SignedIn, id: string): Promise<NoticeWithRecall> {
  const [notice] = await findNotices(tx, viewer, id);
  if (!notice) throw new NotFoundError();
  if (notice.seenAt) return notice;
  const seenAt = tx.now();
  const key = { recallId: notice.recallId, personId: notice.personId };
  await tx.db.getRepository(RecallNotice).update(key, { seenAt });
  return Object.assign(notice, { seenAt });
}

/** Corrections of what a visit went by while it was planned or under way, of entries that the viewer may see. */
export async function recallsOfVisit(ctx: Ctx, visit: Visit): Promise<Recall[]> {
  const { sql, parameters } = await isPublished(ctx);
  const rows = await select(
    ctx.db,
    `SELECT ${columnsOf(ctx.db, Recall, 'recall')}
     FROM recall JOIN entry ON entry.id = recall.entry_id
     WHERE recall.recalled_at > :from AND recall.wrong_from <= :until AND ${sql}
       AND EXISTS (SELECT 1 FROM visit_device AS device WHERE device.visit_id = :visit
         AND ${wentBy('entry', 'device.equipment_id', ':model::uuid', 'device.fitment_id')})
     ORDER BY recall.recalled_at DESC`,
    {
      ...parameters,
      visit: visit.id,
      model: visit.modelId,
      from: visit.createdAt,
      until: visit.finishedAt ?? ctx.now(),
    },
  );
  return rows.map((row) => entityOf(ctx.db, Recall, 'recall', row));
}

/** Newest first, for whoever may read the entry. */
export async function recallsOfEntry(ctx: Ctx, entry: Entry): Promise<Recall[]> {
  if (!canRead(await ctx.visibility(), entry)) return [];
  return await ctx.db
    .getRepository(Recall)
    .find({ where: { entryId: entry.id }, order: { recalledAt: 'DESC' } });
}

/** Publishers of the section see whom it reached, for others it is null: who read what is nobody else's business. */
export async function reachOf(ctx: Ctx, recall: Recall): Promise<RecallReach | null> {
  const entry = await ctx.loaders.visibleEntry.load(recall.entryId);
  const sees = await ctx.visibility();
  if (!entry || !sees.hasRole(entry.sectionId, SectionRole.PUBLISHER)) return null;
  const rows = await select(
    ctx.db,
    `SELECT ${columnsOf(ctx.db, Person, 'person')}, notice.seen_at AS seen
     FROM recall_notice AS notice JOIN person ON person.id = notice.person_id
     WHERE notice.recall_id = :id AND person.is_active ORDER BY person.name, person.id`,
    { id: recall.id },
  );
  const people = rows.map((row) => ({ person: entityOf(ctx.db, Person, 'person', row), seen: row['seen'] }));
  const visibilities = await visibilitiesOf(
    ctx,
    people.map(({ person }) => person),
  );
  const reached = people.filter(({ person }) => canRead(visibilities.get(person.id)!, entry));
  return {
    reached: reached.length,
    confirmed: reached.filter(({ seen }) => seen !== null).length,
    waiting: reached.filter(({ seen }) => seen === null).map(({ person }) => person),
  };
}
