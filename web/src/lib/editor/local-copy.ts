import type { Copy } from './autosave.svelte.ts';

export interface LocalCopy<Fields> extends Copy<Fields> {
  /** ISO 8601, when it was last written. */
  at: string;
}

const PREFIX = 'fieldlore:unsaved:';
const key = (entryId: string): string => PREFIX + entryId;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What this browser holds of an entry that the server has not acknowledged; survives a crash and a closed tab. */
export function readCopy<Fields>(entryId: string, store: Store = localStorage): LocalCopy<Fields> | null {
  try {
    const text = store.getItem(key(entryId));
    return text === null ? null : (JSON.parse(text) as LocalCopy<Fields>);
  } catch {
    return null;
  }
}

/** @returns false where the browser gives no room: then only the open page holds the text */
export function writeCopy<Fields>(
  entryId: string,
  copy: Copy<Fields> | null,
  store: Store = localStorage,
): boolean {
  try {
    if (copy) store.setItem(key(entryId), JSON.stringify({ ...copy, at: new Date().toISOString() }));
    else store.removeItem(key(entryId));
    return true;
  } catch {
    return false;
  }
}

/** Keys of all that this browser holds so, for who signs out: it goes with the session. */
export const copyKeys = (store: object = localStorage): string[] =>
  Object.keys(store).filter((name) => name.startsWith(PREFIX));
