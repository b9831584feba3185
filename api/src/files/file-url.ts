import type { StoredFile } from './file.entity.ts';

/** Where a file is served; the name is for people who save it. */
export function filePath(file: Pick<StoredFile, 'id' | 'name'>): string {
  return `/files/${file.id}/${encodeURIComponent(file.name)}`;
}
