import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
// Outside the clone, so that no other check meets these files.
const folder = mkdtempSync(join(tmpdir(), 'fieldlore-arrows-'));
copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What lint says about one file, by the rules that hold at its place in the tree. */
function lint(path: string, source: string): string[] {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, source);
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format', 'json', path], {
    cwd: folder,
    encoding: 'utf8',
  });
  return (JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code);
}

const importing = (name: string) => `import * as it from '${name}';\nexport const used = it;\n`;
const restricted = ['eslint(no-restricted-imports)'];

test.each([
  ['search/src/a.ts', '@fieldlore/content'],
  ['search/src/a.ts', '../../content/src/index.ts'],
  ['search/src/a.ts', 'typeorm'],
  ['search/src/a.ts', 'graphql'],
  ['content/src/a.ts', '@fieldlore/search'],
  ['content/src/a.ts', 'svelte'],
  ['content/src/document/a.ts', '../../../api/src/errors.ts'],
  ['api/src/a.ts', '@fieldlore/web'],
  ['api/src/entries/a.ts', '../../../web/src/env.ts'],
  ['api/src/a.ts', 'meilisearch'],
  ['api/src/indexing/a.ts', 'node:sqlite'],
  ['api/src/a.ts', '../../search/src/types.ts'],
  ['api/src/tickets/publish.ts', '../entries/entry.resolver.ts'],
  ['web/src/lib/a.ts', '@fieldlore/api'],
  ['web/src/lib/a.ts', '@fieldlore/search'],
  ['web/src/routes/a.ts', '../../../api/src/errors.ts'],
  ['web/src/lib/server/a.ts', 'pg'],
])('%s may not import %s', (path, name) => {
  expect(lint(path, importing(name))).toEqual(restricted);
});

test.each([
  ['api/src/a.ts', '@fieldlore/search'],
  ['api/src/a.ts', '@fieldlore/content'],
  ['api/src/schema.ts', './entries/entry.resolver.ts'],
  ['api/src/tickets/a.ts', '../entries/entry.queries.ts'],
  ['web/src/lib/a.ts', '@fieldlore/content'],
  ['search/src/engines/a.ts', 'meilisearch'],
  ['content/src/a.ts', '@tiptap/core'],
])('%s may import %s', (path, name) => {
  expect(lint(path, importing(name))).toEqual([]);
});

test('the environment is read in config.ts only', () => {
  const source = 'export const port = process.env.PORT;\n';
  expect(lint('api/src/http/app.ts', source)).toEqual(['node(no-process-env)']);
  expect(lint('api/src/config.ts', source)).toEqual([]);
});
