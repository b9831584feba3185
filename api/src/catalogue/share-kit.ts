import { mustBeSignedIn } from '../access/people.ts';
import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { noteKit } from '../recalls/note-kit.ts';
import { findKit, type KitRequest } from './find-kit.ts';
import { type KitChoice, rowOfChoice } from './kit-choice.ts';
import { KitLink } from './kit-link.entity.ts';

/**
 * The short number of a kit, made when somebody shares it first; the same choice has the same number for everybody.
 * Nothing tells who shared which.
 * @throws UnauthenticatedError, NotFoundError, BadInputError
 */
export async function shareKit(tx: Ctx, request: KitRequest): Promise<KitLink> {
  mustBeSignedIn(tx);
  const kit = await findKit(tx, request);
  await noteKit(tx, kit);
  const row = rowOfChoice(kit);
  const known = await tx.db.getRepository(KitLink).findOneBy({ modelId: row.modelId, choice: row.choice });
  if (known) return known;
  // Two people may share it at the same moment: the second one takes the number of the first.
  await tx.db
    .createQueryBuilder()
    .insert()
    .into(KitLink)
    .values({ ...row, createdAt: tx.now() })
    .orIgnore()
    .execute();
  return await tx.db.getRepository(KitLink).findOneByOrFail({ modelId: row.modelId, choice: row.choice });
}

/** The number of a kit that somebody shared before, or null. */
export async function linkOf(ctx: Ctx, choice: KitChoice): Promise<KitLink | null> {
  const { modelId, choice: text } = rowOfChoice(choice);
  return await ctx.db.getRepository(KitLink).findOneBy({ modelId, choice: text });
}

/** Kits are for people who are signed in, and so are their numbers. @throws UnauthenticatedError, NotFoundError */
export async function findKitLink(ctx: Ctx, number: number): Promise<KitLink> {
  mustBeSignedIn(ctx);
  const link = await kitLinkNumbered(ctx, number);
  if (!link) throw new NotFoundError(noSuchNumber);
  return link;
}

/** For whom kits are there at all: ask that first. */
export async function kitLinkNumbered(ctx: Ctx, number: number): Promise<KitLink | null> {
  // Numbers are integers of four bytes.
  return number < 2 ** 31 ? await ctx.db.getRepository(KitLink).findOneBy({ number }) : null;
}

const noSuchNumber = {
  ru: 'Комплекта с таким номером нет. Проверьте номер или найдите машину по названию.',
  en: 'There is no kit of this number. Check the number, or find the vehicle by its name.',
};
