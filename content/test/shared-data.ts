import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The real data sets beside the project, see its README; tests that need one are skipped by name where it is absent. */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../../shared/data');

export const hasSet = (set: string): boolean => existsSync(join(root, set));

/** All files of a set that fit the pattern, with their text. */
export function filesOfSet(set: string, pattern: string): { path: string; text: string }[] {
  return globSync(pattern, { cwd: join(root, set) })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, set, path), 'utf8') }));
}
