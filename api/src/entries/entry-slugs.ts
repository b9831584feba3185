import { slugOf } from '@fieldlore/content';
import type { Ctx } from '../context.ts';
import { BadInputError, ConflictError } from '../errors.ts';
import { EntrySlug } from './entry.entity.ts';
import type { EntryKind } from './entry.enums.ts';

/** A free address made from the title: the plain one, else with the first number that nobody has. */
export async function freeSlug(tx: Ctx, kind: EntryKind, title: string, ownId?: string): Promise<string> {
  const plain = slugOf(title) || kind.toLowerCase().replace('_', '-');
  const taken = await tx.db
    .getRepository(EntrySlug)
    .createQueryBuilder('slug')
    .where('slug.kind = :kind AND slug.slug LIKE :like', {
      kind,
      like: `${plain.replaceAll(/[\\%_]/g, '\\$&')}%`,
    })
    .getMany();
  const others = new Set(taken.filter((row) => row.entryId !== ownId).map((row) => row.slug));
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? plain : `${plain}-${n}`;
    if (!others.has(candidate)) return candidate;
  }
}

/**
 * Notes that the address is the entry's, now and for ever.
 * @returns the address
 * @throws ConflictError where it is another entry's
 */
export async function claimSlug(tx: Ctx, kind: EntryKind, slug: string, entryId: string): Promise<string> {
  if (await tryClaim(tx, kind, slug, entryId)) return slug;
  throw new ConflictError(
    { ru: `Адрес «${slug}» занят другой записью.`, en: `The address “${slug}” is another entry's.` },
    [{ path: 'slug', message: { ru: 'Выберите другой адрес.', en: 'Choose another address.' } }],
  );
}

/**
 * Claims an address made from the title. Of those who do so at the same moment the first gets the one that was free, and
 * the others, who had to wait for it, look again.
 * @param free as {@link freeSlug} has just found it
 * @returns what the address came to be
 */
export async function claimFreeSlug(
  tx: Ctx,
  entry: { id: string; kind: EntryKind; title: string },
  free: string,
): Promise<string> {
  let slug = free;
  while (!(await tryClaim(tx, entry.kind, slug, entry.id)))
    slug = await freeSlug(tx, entry.kind, entry.title, entry.id);
  return slug;
}

/** Waits where somebody else is claiming it. @returns false where it is another entry's */
async function tryClaim(tx: Ctx, kind: EntryKind, slug: string, entryId: string): Promise<boolean> {
  const slugs = tx.db.getRepository(EntrySlug);
  await slugs.createQueryBuilder().insert().values({ kind, slug, entryId }).orIgnore().execute();
  const owner = await slugs.findOneByOrFail({ kind, slug });
  return owner.entryId === entryId;
}

/** @throws BadInputError unless it is already what an address looks like */
export function checkSlug(slug: string): string {
  if (slug === slugOf(slug) && slug.length > 0) return slug;
  throw new BadInputError([
    {
      path: 'slug',
      message: {
        ru: `Адрес: строчные латинские буквы, цифры и дефисы. Например: ${slugOf(slug) || 'adres-stranitsy'}`,
        en: `An address has lower-case Latin letters, digits and hyphens. For example: ${slugOf(slug) || 'page-address'}`,
      },
    },
  ]);
}
