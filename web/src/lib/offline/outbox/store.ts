import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Item } from './items.ts';

/** Where items wait: on the device, over reloads and a browser that was closed. */
export interface Store {
  /** Whether it outlives the page. */
  readonly isLasting: boolean;
  /** Of one person. */
  all(personId: string): Promise<Item[]>;
  get(key: string): Promise<Item | undefined>;
  /** Writes what `change` makes of the item that is there, in one step; `null` takes it away. */
  update(key: string, change: (known: Item | undefined) => Item | null | undefined): Promise<void>;
}

interface Schema extends DBSchema {
  item: { key: string; value: Item; indexes: { personId: string } };
}

const connect = (): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>('fieldlore-outbox', 1, {
    upgrade(opened) {
      opened.createObjectStore('item', { keyPath: 'key' }).createIndex('personId', 'personId');
    },
  });

/** Whether anything waits on this device, whoever wrote it. */
export async function hasUnsent(): Promise<boolean> {
  const db = await connect();
  try {
    return (await db.count('item')) > 0;
  } finally {
    db.close();
  }
}

/** @throws DOMException where the browser keeps nothing, as in some private windows */
export async function openStore(): Promise<Store> {
  const db = await connect();
  return {
    isLasting: true,
    all: (personId) => db.getAllFromIndex('item', 'personId', personId),
    get: (key) => db.get('item', key),
    async update(key, change) {
      const transaction = db.transaction('item', 'readwrite');
      const next = change(await transaction.store.get(key));
      if (next === null) await transaction.store.delete(key);
      else if (next) await transaction.store.put(next);
      await transaction.done;
    },
  };
}

/** Where the browser keeps nothing: until the page is closed. */
export function memoryStore(): Store {
  const items = new Map<string, Item>();
  return {
    isLasting: false,
    all: (personId) => Promise.resolve([...items.values()].filter((item) => item.personId === personId)),
    get: (key) => Promise.resolve(items.get(key)),
    update(key, change) {
      const next = change(items.get(key));
      if (next === null) items.delete(key);
      else if (next) items.set(key, next);
      return Promise.resolve();
    },
  };
}
