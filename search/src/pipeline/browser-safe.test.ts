import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const IMPORT = /^(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)'/gm;

/** What a file needs when it runs, with what that needs. */
function reached(file: string, found = new Map<string, string>()): Map<string, string> {
  for (const [, name] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const target = name!.startsWith('.') ? resolve(dirname(file), name!) : name!;
    if (found.has(target)) continue;
    found.set(target, file);
    if (name!.startsWith('.')) reached(target, found);
  }
  return found;
}

test('the pipeline runs where there is no Node: it reaches nothing but itself, its words and the stemmers', () => {
  const entry = fileURLToPath(new URL('./index.ts', import.meta.url));
  const names = [...reached(entry).keys()];
  expect(names.length).toBeGreaterThan(10);
  const outside = names.filter((name) => !name.includes('/search/src/'));
  expect(outside.filter((name) => !name.startsWith('@orama/stemmers'))).toEqual([]);
  expect(names.filter((name) => /\/(embedded|meilisearch|meaning)\//.test(name))).toEqual([]);
});
