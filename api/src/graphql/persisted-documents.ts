import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import { projectRoot } from '../config.ts';

/** Written by web's code generator: SHA-256 of each document of our own pages. */
const manifest = resolve(projectRoot, 'web/src/lib/graphql/persisted.json');

export interface PersistedDocuments {
  /** What Apollo looks hashes up in. Nobody can add to it: an unknown hash is answered with PERSISTED_QUERY_NOT_FOUND. */
  cache: KeyValueCache;
  isKnown(query: string): boolean;
  find(hash: string): string | undefined;
}

export function loadPersistedDocuments(path = manifest): PersistedDocuments {
  const byHash = new Map(
    existsSync(path) ? Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : [],
  );
  const known = new Set(byHash.values());
  return {
    cache: {
      get: async (key) => byHash.get(key.replace(/^apq:/, '')),
      set: async () => {},
      delete: async () => false,
    },
    isKnown: (query) => known.has(query),
    find: (hash) => byHash.get(hash),
  };
}
