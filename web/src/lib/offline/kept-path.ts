import type { KeptPage } from './kept-store.ts';

/** What a kit is of: another year or gearbox is another kit, whatever else the address says. */
const OF_KIT = /^(generation|year|o\..+)$/;

/**
 * The kept page that shows what was asked for: the same address, the same entry by its number, or the same page in
 * another view. A kit that says less of the vehicle leads to the kept one, a kit of another vehicle to none.
 */
export function keptPathFor(
  pages: readonly Pick<KeptPage, 'path' | 'kind' | 'number'>[],
  { pathname, search, searchParams }: URL,
): string | undefined {
  const number = Number(/^\/e\/(\d+)$/.exec(pathname)?.[1]);
  const found =
    pages.find(({ path }) => path === pathname + search) ??
    pages.find((page) => page.number !== null && page.number === number) ??
    pages.find(({ path, kind }) => {
      const kept = new URL(path, 'http://kept');
      if (kept.pathname !== pathname) return false;
      return kind !== 'KIT' || [...searchParams].every(([name, value]) => isOf(kept, name, value));
    });
  return found?.path;
}

const isOf = ({ searchParams }: URL, name: string, value: string): boolean =>
  !OF_KIT.test(name) || value === '' || searchParams.getAll(name).includes(value);
