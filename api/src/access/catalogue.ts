import type { SelectQueryBuilder } from 'typeorm';
import { Fitment } from '../catalogue/fitment.entity.ts';
import type { Ctx } from '../context.ts';
import { publishedEntries } from '../entries/entry.queries.ts';
import { ForbiddenError, NotFoundError } from '../errors.ts';
import type { Authorized } from './entries.ts';
import { mustBeSignedIn } from './people.ts';
import { SectionRole } from './roles.ts';
import { isAdmin, isSignedIn, isStaff, type Viewer } from './viewer.ts';
import type { Visibility } from './visibility.ts';

/**
 * Vehicles are everybody's to read: makes, models and generations are in no section. Fitments are for people who signed
 * in, as far as the equipment is theirs to see; what staff note on them stays with staff. Who writes anything may add to
 * the catalogue, who publishes anything may change it.
 */
export type CatalogueRight = 'add' | 'change';

const neededRole: Record<CatalogueRight, SectionRole> = {
  add: SectionRole.CONTRIBUTOR,
  change: SectionRole.PUBLISHER,
};

export function canInCatalogue(right: CatalogueRight, sees: Visibility): boolean {
  // An admin needs no section: vehicles may be imported before there is one.
  return isAdmin(sees.viewer) || (isStaff(sees.viewer) && sees.sectionsWith(neededRole[right]).length > 0);
}

/** Notes, sources and evidence speak of clients and suppliers. */
export function canReadStaffNotes(viewer: Viewer): boolean {
  return isStaff(viewer);
}

/** The first line of an action that adds to or changes the catalogue. @throws UnauthenticatedError, ForbiddenError */
export async function authorizeCatalogue(ctx: Ctx, right: CatalogueRight): Promise<void> {
  mustBeSignedIn(ctx);
  if (canInCatalogue(right, await ctx.visibility())) return;
  throw new ForbiddenError(
    right === 'add'
      ? {
          ru: 'Дополнять каталог может тот, кто пишет хотя бы в одном разделе.',
          en: 'Whoever writes in at least one section may add to the catalogue.',
        }
      : {
          ru: 'Менять каталог может издатель любого раздела. Попросите его.',
          en: 'A publisher of any section may change the catalogue. Ask one.',
        },
  );
}

/**
 * Fitments that the viewer may see, as SQL: those of equipment that readers' lists show them; none for the anonymous.
 * @returns a query over `fitment`
 */
export async function visibleFitments(ctx: Ctx): Promise<SelectQueryBuilder<Fitment>> {
  const query = ctx.db.getRepository(Fitment).createQueryBuilder('fitment');
  if (!isSignedIn(ctx.viewer)) return query.where('false');
  const equipment = (await publishedEntries(ctx)).select('entry.id');
  return query
    .where(`fitment.equipment_id IN (${equipment.getQuery()})`)
    .setParameters(equipment.getParameters());
}

/** @throws UnauthenticatedError, NotFoundError where the viewer may not know of it */
export async function findVisibleFitment(ctx: Ctx, id: string): Promise<Fitment> {
  mustBeSignedIn(ctx);
  const fitment = await (await visibleFitments(ctx)).andWhere('fitment.id = :id', { id }).getOne();
  if (!fitment) throw new NotFoundError();
  return fitment;
}

/**
 * Row-locks a fitment for a change.
 * @throws NotFoundError where the viewer may not know of it; UnauthenticatedError, ForbiddenError
 */
export async function authorizeFitment(
  tx: Ctx,
  right: CatalogueRight,
  id: string,
): Promise<Authorized<Fitment>> {
  mustBeSignedIn(tx);
  const fitment = await (
    await visibleFitments(tx)
  )
    .andWhere('fitment.id = :id', { id })
    .setLock('pessimistic_write')
    .getOne();
  if (!fitment) throw new NotFoundError();
  await authorizeCatalogue(tx, right);
  return fitment as Authorized<Fitment>;
}

/**
 * Row-locks the fitments of a list for a change, in one order, so that two lists never wait for each other. What the
 * viewer may not know of is left out, as what is there no more.
 * @throws UnauthenticatedError, ForbiddenError
 */
export async function authorizeFitments(tx: Ctx, ids: readonly string[]): Promise<Authorized<Fitment>[]> {
  await authorizeCatalogue(tx, 'change');
  if (ids.length === 0) return [];
  const fitments = await (
    await visibleFitments(tx)
  )
    .andWhere('fitment.id = ANY(:ids)', { ids })
    .orderBy('fitment.id')
    .setLock('pessimistic_write')
    .getMany();
  return fitments as Authorized<Fitment>[];
}

/**
 * The table of fitments and their history are for staff who may add to the catalogue; for clients they do not exist.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError
 */
export async function mustEditFitments(ctx: Ctx): Promise<void> {
  const viewer = mustBeSignedIn(ctx);
  if (!isStaff(viewer)) throw new NotFoundError();
  await authorizeCatalogue(ctx, 'add');
}
