import type { Audience } from '../../access/roles.ts';
import type { Locale } from '../../graphql/locale.ts';

/** How what was read is written. */
export interface WriteOptions {
  /** Of the importer. */
  importer: string;
  /** What the source is called, so that importing it again finds what it brought before. */
  set: string;
  /** Where entries go; null: into a section named after the set. */
  sectionId: string | null;
  /** Null: whoever may see the section. */
  audience: Audience | null;
  /** Entries wait as drafts for somebody to publish them. */
  asDrafts: boolean;
  /** What the source no longer has is archived or deleted; otherwise it is only reported. */
  removeGone: boolean;
  /** Vehicles and devices that the catalogue lacks are added under the names that a table gives them. */
  addMissing?: boolean;
  /** Everything is rolled back afterwards: files are looked at and not kept. */
  isDryRun: boolean;
  signal: AbortSignal;
  /** Told the share that is done, 0 to 1. */
  onProgress(done: number): void;
}

/** Stands before the keys of everything that an import of this source brought. */
export function scopeOf({ importer, set }: Pick<WriteOptions, 'importer' | 'set'>): string {
  return `${importer}/${set}`;
}

export function entryScope(options: Pick<WriteOptions, 'importer' | 'set'>, locale: Locale): string {
  return `${scopeOf(options)}/${locale}/`;
}

/** Marks the revisions that an import wrote, so that the next one can tell them from what people wrote since. */
export function revisionNote(options: Pick<WriteOptions, 'importer' | 'set'>): string {
  return `⇣ ${scopeOf(options)}`;
}
