import { deleteCopies, keepOnlyCopies } from './kept-copies.ts';
import { clearKept, deletePack, readPacks } from './kept-store.ts';

/** Held by whoever fetches a pack, and by whoever takes away what no pack holds. */
export const KEEPING = 'fieldlore-keeping';

/** Nothing of anybody's stays on this device. The records go first: a copy without a record is never shown. */
export async function forgetKept(): Promise<void> {
  await clearKept();
  await deleteCopies();
}

export async function forgetPack(id: string): Promise<void> {
  await deletePack(id);
  // Not while another pack comes: its copies have no record yet.
  await navigator.locks.request(KEEPING, sweepCopies);
}

/** Takes away copies that no pack holds, such as those of a pack that did not come to its end. */
export async function sweepCopies(): Promise<void> {
  const packs = await readPacks();
  await keepOnlyCopies(
    new Set(packs.flatMap(({ pages, files }) => [...pages.map(({ path }) => path), ...files])),
  );
}
