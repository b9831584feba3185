import { slugOf } from '@fieldlore/content';

/** The slug of a name, with a number where others have it already: `niva`, `niva-2`. */
export function freeSlug(name: string, isTaken: (slug: string) => boolean): string {
  const plain = slugOf(name);
  for (let n = 1; ; n++) {
    const slug = n === 1 ? plain : `${plain}-${n}`;
    if (!isTaken(slug)) return slug;
  }
}
