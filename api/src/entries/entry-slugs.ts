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

/** Notes that the address is the entry's, now and for ever. @throws ConflictError where it is another entry's */
export async function claimSlug(tx: Ctx, kind: EntryKind, slug: string, entryId: string): Promise<void> {
  const slugs = tx.db.getRepository(EntrySlug);
  await slugs.createQueryBuilder().insert().values({ kind, slug, entryId }).orIgnore().execute();
  const owner = await slugs.findOneByOrFail({ kind, slug });
  if (owner.entryId !== entryId)
    throw new ConflictError(
      { ru: `Адрес «${slug}» занят другой записью.`, en: `The address “${slug}” is another entry's.` },
      [{ path: 'slug', message: { ru: 'Выберите другой адрес.', en: 'Choose another address.' } }],
    );
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
