/** What this device keeps to be read without network: records in IndexedDB, beside the copies of kept-copies.ts. */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { FleetLineInput, KeptRecallsQuery, OfflinePackQuery } from '#lib/graphql/generated.ts';

type Page = OfflinePackQuery['offlinePack']['pages'][number];

/** A page with what it is searched by. */
export type KeptWords = Pick<Page, 'path' | 'kind' | 'number' | 'title' | 'words'>;

export type KeptPage = Pick<Page, 'path' | 'kind' | 'number' | 'title' | 'revision'>;

export interface KeptPack {
  /** The query that names what was kept: `of=4821`, `visits=mine`. */
  id: string;
  title: string;
  /** When it was last known to be as the server has it; milliseconds. */
  keptAt: number;
  /** Of all its copies, as they are stored. */
  bytes: number;
  pages: KeptPage[];
  /** Of a fleet: what it is asked for with, as no address can say it, and its lines with the kits that they lead to. */
  fleet?: { asked: FleetLineInput[]; lines: OfflinePackQuery['offlinePack']['fleet'] };
  /** Keys of copies besides the pages: pictures, documents. */
  files: string[];
}

/** Something that was kept was wrong, and is corrected. */
export type Correction = Omit<KeptRecallsQuery['recalls'][number], 'isCorrection'>;

/** Whose it all is. Nobody else is ever shown any of it. */
export interface Owner {
  person: string;
  /** False from the moment that somebody signs in until it is known to be the same person. */
  isConfirmed: boolean;
  /** When the server last said who is signed in, and when packs were last compared; milliseconds. */
  contactAt: number;
  refreshedAt: number;
  /** Titles of pages that were taken away since the owner last looked: unpublished, or no longer theirs to see. */
  removed: string[];
  /** What was found to be wrong since the owner last looked. */
  corrected: Correction[];
}

interface Schema extends DBSchema {
  packs: { key: string; value: KeptPack };
  words: { key: string; value: KeptWords };
  owner: { key: string; value: Owner };
}

const STORES = ['packs', 'words', 'owner'] as const;
const OWNER = 'owner';

let connection: Promise<IDBPDatabase<Schema>> | undefined;

function connect(): Promise<IDBPDatabase<Schema>> {
  const forgetConnection = () => (connection = undefined);
  connection ??= openDB<Schema>('fieldlore-kept', 1, {
    upgrade(database) {
      database.createObjectStore('packs', { keyPath: 'id' });
      database.createObjectStore('words', { keyPath: 'path' });
      database.createObjectStore('owner');
    },
    // Clearing the site's data closes it from outside.
    terminated: forgetConnection,
    blocking: (_present, _blocked, event) => {
      (event.target as IDBDatabase).close();
      forgetConnection();
    },
  });
  connection.catch(forgetConnection);
  return connection;
}

type Changing = IDBPTransaction<Schema, typeof STORES, 'readwrite'>;

/** One transaction: all of `work` or nothing of it. It may wait for its own requests only. */
async function change<T>(work: (transaction: Changing) => Promise<T>): Promise<T> {
  const transaction = (await connect()).transaction(STORES, 'readwrite');
  const [result] = await Promise.all([work(transaction), transaction.done]);
  return result;
}

export const readPacks = async (): Promise<KeptPack[]> => (await connect()).getAll('packs');

export const readWords = async (): Promise<KeptWords[]> => (await connect()).getAll('words');

export const readOwner = async (): Promise<Owner | undefined> => (await connect()).get('owner', OWNER);

/** Makes somebody the owner where nobody is. @returns whose it is now */
export const claimKept = (person: string): Promise<Owner> =>
  change(async (transaction) => {
    const owner = transaction.objectStore('owner');
    const now = Date.now();
    const first = { person, isConfirmed: true, contactAt: now, refreshedAt: now, removed: [], corrected: [] };
    const present = (await owner.get(OWNER)) ?? first;
    await owner.put(present, OWNER);
    return present;
  });

/** Changes what is known of the owner, where there is one still. */
export const changeOwner = (changed: Partial<Owner>): Promise<void> =>
  change(async (transaction) => {
    const owner = transaction.objectStore('owner');
    const present = await owner.get(OWNER);
    if (present) await owner.put({ ...present, ...changed }, OWNER);
  });

/**
 * From now on the pack counts as kept.
 * @returns false where everything was forgotten or given to somebody else meanwhile: then it does not
 */
export const savePack = (pack: KeptPack, person: string, pages: readonly KeptWords[]): Promise<boolean> =>
  change(async (transaction) => {
    if ((await transaction.objectStore('owner').get(OWNER))?.person !== person) return false;
    const words = transaction.objectStore('words');
    for (const { path, kind, number, title, words: found } of pages)
      await words.put({ path, kind, number, title, words: found });
    await transaction.objectStore('packs').put(pack);
    await dropWords(transaction);
    return true;
  });

export const deletePack = (id: string): Promise<void> =>
  change(async (transaction) => {
    await transaction.objectStore('packs').delete(id);
    await dropWords(transaction);
  });

/** Of pages that no pack holds any more. */
async function dropWords(transaction: Changing): Promise<void> {
  const packs = await transaction.objectStore('packs').getAll();
  const kept = new Set(packs.flatMap(({ pages }) => pages.map(({ path }) => path)));
  const words = transaction.objectStore('words');
  for (const path of await words.getAllKeys()) if (!kept.has(path)) await words.delete(path);
}

export const clearKept = (): Promise<void> =>
  change(async (transaction) => {
    await Promise.all(STORES.map((store) => transaction.objectStore(store).clear()));
  });
