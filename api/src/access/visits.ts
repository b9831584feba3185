import type { SelectQueryBuilder } from 'typeorm';
import type { Ctx } from '../context.ts';
import { ForbiddenError, NotFoundError } from '../errors.ts';
import { Visit } from '../visits/visit.entity.ts';
import { canInCatalogue } from './catalogue.ts';
import type { Authorized } from './entries.ts';
import type { SignedIn } from './people.ts';
import { isStaff } from './viewer.ts';

/**
 * A visit speaks of a client's vehicle: it is for staff, and for those of them who may read of every device in it. Who
 * prepared it, who goes and publishers change it. For everybody else there are no visits.
 */
export function mustSeeVisits(ctx: Ctx): SignedIn {
  if (!isStaff(ctx.viewer)) throw new NotFoundError();
  return ctx.viewer as SignedIn;
}

/**
 * Visits that the viewer may see, as SQL. A device that was archived since, or is in the bin, does not hide them: what
 * was installed stays on record.
 * @returns a query over `visit`
 */
export async function visibleVisits(ctx: Ctx): Promise<SelectQueryBuilder<Visit>> {
  const query = ctx.db.getRepository(Visit).createQueryBuilder('visit');
  if (!isStaff(ctx.viewer)) return query.where('false');
  const { sql, parameters } = (await ctx.visibility()).condition('device_entry');
  return query.where(
    `NOT EXISTS (SELECT 1 FROM visit_device
       JOIN entry AS device_entry ON device_entry.id = visit_device.equipment_id
       WHERE visit_device.visit_id = visit.id AND NOT (${sql}))`,
    parameters,
  );
}

/** @throws NotFoundError */
export async function findVisibleVisit(ctx: Ctx, id: string): Promise<Visit> {
  mustSeeVisits(ctx);
  const visit = await (await visibleVisits(ctx)).andWhere('visit.id = :id', { id }).getOne();
  if (!visit) throw new NotFoundError();
  return visit;
}

export async function canChangeVisit(ctx: Ctx, visit: Visit): Promise<boolean> {
  const { person } = ctx.viewer;
  if (!person || !isStaff(ctx.viewer)) return false;
  if (visit.createdById === person.id || visit.assignedToId === person.id) return true;
  return canInCatalogue('change', await ctx.visibility());
}

/** Row-locks a visit for a change of it or of its steps. @throws NotFoundError, ForbiddenError */
export async function authorizeVisit(tx: Ctx, id: string): Promise<Authorized<Visit>> {
  mustSeeVisits(tx);
  const visit = await (
    await visibleVisits(tx)
  )
    .andWhere('visit.id = :id', { id })
    .setLock('pessimistic_write')
    .getOne();
  if (!visit) throw new NotFoundError();
  if (!(await canChangeVisit(tx, visit)))
    throw new ForbiddenError({
      ru: 'Выезд меняет тот, кто его подготовил, назначенный монтажник или издатель. Попросите кого-то из них.',
      en: 'A visit is changed by whoever prepared it, the engineer who goes, or a publisher. Ask one of them.',
    });
  return visit as Authorized<Visit>;
}
