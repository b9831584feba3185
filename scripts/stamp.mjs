import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './node-runtime.mjs';

/** What installs and builds leave behind, which changes without a source having changed; tests and their folders. */
const skipped = /^(node_modules|dist|build|\.svelte-kit|paraglide|test|e2e|bench)$|\.test\.ts$/;

/**
 * One number for the contents of files and folders (paths from the clone's root). Contents, not times: git sets
 * the time of a file to that of the checkout, and a build copied into an image would look old.
 * @param {string[]} paths
 */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const status = statSync(join(root, path), { throwIfNoEntry: false });
    if (status?.isFile()) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
    if (status?.isDirectory())
      for (const name of readdirSync(join(root, path)).toSorted())
        if (!skipped.test(name)) add(`${path}/${name}`);
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

/** Remembers by a file in the clone that a step was done for a fingerprint. */
export function stampFile(path) {
  const file = join(root, path);
  return {
    holds: (value) => existsSync(file) && readFileSync(file, 'utf8') === value,
    write: (value) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, value);
    },
  };
}
