import type { EngineDocument, TextField } from '../pipeline/engine-document.ts';
import type { FacetName } from '../types.ts';
import { vectorsOf } from './by-meaning.ts';

/** A document as Meilisearch stores it. */
export type MeiliDocument = Record<TextField, string> &
  Record<FacetName, string[]> & {
    key: string;
    id: string;
    rev: number;
    acl: string[];
    updatedAt: number;
    popularity: number;
    /** Only in an index that has an embedder. */
    _vectors?: ReturnType<typeof vectorsOf>;
  };

/** What an index says of itself. It has no audience, so no viewer's query can ever find it. */
export interface Stamp {
  key: typeof STAMP_KEY;
  _vectors?: ReturnType<typeof vectorsOf>;
  acl: [];
  /** `dictionary`: what of it stands in the documents; see `indexedPartOf`. */
  settings: { structure: string; synonyms: string; dictionary?: string };
}

/** Never the key of a document: there an underscore is escaped. */
export const STAMP_KEY = '_index';

/** A primary key for an id: Meilisearch allows letters, digits, `-` and `_` only. No two ids share one. */
export function documentKey(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`);
}

/** @param withVectors whether the index has an embedder */
export function meiliDocument(
  { id, rev, text, acl, facets, updatedAt, popularity, vectors }: EngineDocument,
  withVectors = false,
): MeiliDocument {
  return {
    key: documentKey(id),
    id,
    rev,
    ...text,
    acl,
    ...facets,
    updatedAt,
    popularity,
    ...(withVectors && { _vectors: vectorsOf(vectors) }),
  };
}
