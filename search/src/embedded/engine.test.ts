import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildDocument, buildQuery, pages } from '../../test/documents.ts';
import { openSearch } from '../index.ts';
import type { SearchIndex } from '../index.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fieldlore-search-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const open = (): Promise<SearchIndex> => openSearch({ embedded: { directory } });
const currentFile = (): string => join(directory, readFileSync(join(directory, 'CURRENT'), 'utf8'));

async function filled(): Promise<void> {
  const index = await open();
  await index.rebuild(pages([buildDocument({ id: 'a', title: 'Распиновка' })]));
  await index.close();
}

describe('opening', () => {
  test('a new index asks to be filled, also after a restart, until a rebuild has finished', async () => {
    const index = await open();
    expect(index.needsRebuild).toBe(true);
    await index.upsert([buildDocument({ id: 'a', title: 'Распиновка' })]);
    await index.close();
    const again = await open();
    expect(again.needsRebuild).toBe(true);
    await again.rebuild(pages([]));
    expect(again.needsRebuild).toBe(false);
    await again.close();
  });

  test('a filled index is there again', async () => {
    await filled();
    const index = await open();
    expect(index.needsRebuild).toBe(false);
    expect((await index.query(buildQuery('распиновка'))).total).toBe(1);
    await index.close();
  });

  test.each([
    ['missing', () => rmSync(currentFile())],
    ['cut off', () => truncateSync(currentFile(), 5000)],
    ['overwritten', () => writeFileSync(currentFile(), 'not a database at all'.repeat(1000))],
    ['pointed to by nonsense', () => writeFileSync(join(directory, 'CURRENT'), '../../etc/passwd')],
    [
      'of another version',
      () => {
        const db = new DatabaseSync(currentFile());
        db.exec("UPDATE stamp SET value = 'older' WHERE key = 'settings'");
        db.close();
      },
    ],
  ])('a file that is %s gives an empty index that asks to be rebuilt, and can be', async (_how, spoil) => {
    await filled();
    spoil();
    const index = await open();
    expect(index.needsRebuild).toBe(true);
    expect((await index.query(buildQuery('распиновка'))).total).toBe(0);
    await index.rebuild(pages([buildDocument({ id: 'b', title: 'Распиновка' })]));
    expect((await index.query(buildQuery('распиновка'))).hits.map((hit) => hit.id)).toEqual(['b']);
    await index.close();
  });

  test('a directory in use is refused with the way out, and free again after closing', async () => {
    const index = await open();
    await expect(open()).rejects.toMatchObject({
      code: 'INDEX_IN_USE',
      message: expect.stringContaining(directory),
    });
    await index.close();
    await (await open()).close();
  });

  test('generations that are no longer used are deleted', async () => {
    for (let i = 0; i < 3; i++) await filled();
    expect(
      readdirSync(directory).filter((file) => file.endsWith('.sqlite') && file.startsWith('kb-')),
    ).toHaveLength(1);
  });
});

describe('mistyped words', () => {
  test('what they were taken for is reported, in a form that people know', async () => {
    const index = await open();
    await index.rebuild(
      pages([
        buildDocument({ id: 'a', title: 'Замена предохранителя' }),
        buildDocument({ id: 'b', title: 'Секрет', acl: ['staff'], body: 'предохранюга' }),
      ]),
    );
    const { searchedFor } = await index.query(buildQuery('Замена предохронителя '));
    expect(searchedFor).toEqual({ text: 'Замена предохранителя ', variant: 'spelling' });
    await index.close();
  });

  test('a correction never shows a word that only others may read', async () => {
    const index = await open();
    await index.rebuild(
      pages([
        buildDocument({ id: 'a', title: 'Замена', staffBody: 'тритикале' }),
        buildDocument({ id: 'b', title: 'Замена', acl: ['staff'], body: 'сорокапятка' }),
      ]),
    );
    for (const text of ['замена тритикули ', 'замена сорокопятка ']) {
      const { searchedFor } = await index.query(buildQuery(text));
      expect(searchedFor).toEqual({ text, variant: 'as-typed' });
    }
    await index.close();
  });
});

describe('order', () => {
  test('what is titled by all the words comes before what is only about the part number', async () => {
    const index = await open();
    await index.rebuild(
      pages([
        buildDocument({
          id: 'about',
          title: 'Зажигание взято с ACC',
          keywords: ['Teltonika FMB920', 'FMB920'],
          body: 'Ключ в ACC, зажигание, IGN: зажигание. FMB920. '.repeat(5),
        }),
        buildDocument({
          id: 'titled',
          title: 'FMB920: питание и зажигание, легковой 12 В, с реле блокировки и кнопкой',
          body: 'Порядок: масса, плюс, предохранители. '.repeat(20),
        }),
      ]),
    );
    for (const text of ['зажигание FMB920', 'fmb920 зажиганию', 'fmb 920 зажигание']) {
      const { hits } = await index.query(buildQuery(text));
      expect(hits.map(({ id }) => id)).toEqual(['titled', 'about']);
    }
    await index.close();
  });
});

test('the same query finds what was written in between, and no more what was removed', async () => {
  const index = await open();
  const found = async (filter = {}) =>
    (await index.query(buildQuery('реле бензонасоса', { filter }))).hits.map(({ id }) => id).toSorted();
  await index.upsert([buildDocument({ id: 'a', title: 'Реле бензонасоса' })]);
  expect(await found()).toEqual(['a']);
  await index.upsert([buildDocument({ id: 'b', title: 'Реле бензонасоса', kind: 'DIAGRAM' })]);
  expect(await found()).toEqual(['a', 'b']);
  expect(await found({ kind: ['DIAGRAM'] })).toEqual(['b']);
  await index.upsert([buildDocument({ id: 'a', title: 'Датчик' })]);
  expect(await found()).toEqual(['b']);
  await index.remove(['b']);
  expect(await found()).toEqual([]);
  await index.close();
});

test('rows that are kept are still asked for the rights of each viewer', async () => {
  const index = await open();
  await index.upsert([buildDocument({ id: 'a', title: 'Реле', acl: ['staff'] })]);
  expect((await index.query(buildQuery('реле', { acl: ['staff'] }))).total).toBe(1);
  expect(await index.query(buildQuery('реле', { acl: ['public'] }))).toMatchObject({ total: 0, hits: [] });
  await index.close();
});

describe('after closing', () => {
  test('calls are refused instead of waiting for ever', async () => {
    const index = await open();
    await index.close();
    await expect(index.query(buildQuery('x'))).rejects.toMatchObject({ code: 'CLOSED' });
    await expect(index.upsert([buildDocument({ id: 'a' })])).rejects.toMatchObject({ code: 'CLOSED' });
  });
});

describe('kill -9', () => {
  const ROUNDS = 20;

  test(
    `${ROUNDS} times in the middle of writing, no acknowledged document is lost`,
    { timeout: 120_000 },
    async () => {
      await filled();
      let acknowledged = -1;
      for (let round = 0; round < ROUNDS; round++) {
        acknowledged = Math.max(
          acknowledged,
          await writeAndKill(acknowledged + 1, 20 + ((round * 37) % 150)),
        );
      }
      expect(acknowledged).toBeGreaterThan(ROUNDS);
      const index = await open();
      expect(index.needsRebuild).toBe(false);
      const ids = new Set<string>();
      for await (const page of index.scan()) for (const { id } of page) ids.add(id);
      const lost = Array.from({ length: acknowledged + 1 }, (_, i) => `document-${i}`).filter(
        (id) => !ids.has(id),
      );
      expect(lost).toEqual([]);
      const { total } = await index.query(buildQuery(`запись ${acknowledged}`));
      expect(total).toBeGreaterThan(0);
      await index.close();
    },
  );
});

/** Lets a process write until some time after its first document, kills it, and returns the last one acknowledged. */
function writeAndKill(from: number, afterMs: number): Promise<number> {
  const script = new URL('../../test/write-until-killed.ts', import.meta.url).pathname;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, directory, String(from)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    output += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => {
      // Only whole lines count: the last may have been cut off.
      const lines = output.split('\n').slice(0, -1);
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself with ${code}`));
      else resolve(Number(lines.at(-1) ?? -1));
    });
  });
}
