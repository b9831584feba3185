import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRecentEnough, root } from './node-runtime.mjs';
import { fingerprint } from './stamp.mjs';

let folder: string;
let path: string;

beforeEach(() => {
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  folder = mkdtempSync(join(root, 'node_modules/.cache/stamp-'));
  path = relative(root, folder);
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'sub/a.ts'), 'one');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a build is due when a source changes, appears, moves or goes', () => {
  const seen = new Set([fingerprint([path])]);
  writeFileSync(join(folder, 'sub/a.ts'), 'two');
  seen.add(fingerprint([path]));
  writeFileSync(join(folder, 'sub/b.ts'), 'one');
  seen.add(fingerprint([path]));
  rmSync(join(folder, 'sub/a.ts'));
  seen.add(fingerprint([path]));
  expect(seen.size).toBe(4);
});

test('a checkout that only touches files, a test or a result of the build makes nothing due', () => {
  const before = fingerprint([path]);
  utimesSync(join(folder, 'sub/a.ts'), new Date(), new Date());
  writeFileSync(join(folder, 'sub/a.test.ts'), 'a test');
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist/a.js'), 'built');
  expect(fingerprint([path])).toBe(before);
});

test('the program needs Node 24.7', () => {
  expect(['20.20.2', '24.6.0', '24.7.0', '24.21.0', '26.0.0'].map(isRecentEnough)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});
