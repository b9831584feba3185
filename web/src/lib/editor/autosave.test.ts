import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Autosave, type Copy, type SaveAnswer } from './autosave.svelte.ts';

interface Fields {
  title: string;
  tags: string[];
}

let sent: { version: number; changes: Partial<Fields> }[];
let answers: (SaveAnswer<string> | Promise<SaveAnswer<string>>)[];
let copy: Copy<Fields> | null;

function start() {
  return new Autosave<Fields, string>({
    version: 1,
    fields: { title: 'a', tags: [] },
    send: async (version, changes) => {
      sent.push({ version, changes });
      return (await answers.shift()) ?? { kind: 'saved', version: version + 1 };
    },
    keep: (next) => (copy = next),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  answers = [];
  copy = null;
});
afterEach(() => vi.useRealTimers());

it('sends what changed, once, after a pause in typing', async () => {
  const autosave = start();
  autosave.edit({ title: 'ab', tags: [] });
  await vi.advanceTimersByTimeAsync(1000);
  autosave.edit({ title: 'abc', tags: [] });
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(500);
  expect(sent).toEqual([{ version: 1, changes: { title: 'abc' } }]);
  expect([autosave.status, autosave.version, copy]).toEqual(['saved', 2, null]);
});

it('saves now and then while somebody types without a pause', async () => {
  const autosave = start();
  for (let i = 0; i < 30; i++) {
    autosave.edit({ title: `a${i}`, tags: [] });
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(sent.length).toBe(1);
});

it('saves what was typed during a save after it, with the new version', async () => {
  const autosave = start();
  let answer!: (value: SaveAnswer<string>) => void;
  answers = [new Promise((resolve) => (answer = resolve))];
  autosave.edit({ title: 'ab', tags: [] });
  await vi.advanceTimersByTimeAsync(1500);
  autosave.edit({ title: 'abc', tags: [] });
  expect(autosave.status).toBe('saving');
  answer({ kind: 'saved', version: 2 });
  await vi.advanceTimersByTimeAsync(2000);
  expect(sent.map(({ version, changes }) => [version, changes.title])).toEqual([
    [1, 'ab'],
    [2, 'abc'],
  ]);
  expect(autosave.status).toBe('saved');
});

it('keeps a copy until the server has it', async () => {
  const autosave = start();
  answers = [{ kind: 'offline' }];
  autosave.edit({ title: 'ab', tags: [] });
  await autosave.flush();
  expect(autosave.status).toBe('offline');
  expect(copy).toEqual({ version: 1, changes: { title: 'ab' } });
  await vi.advanceTimersByTimeAsync(3000);
  expect([autosave.status, copy]).toEqual(['saved', null]);
});

it('treats a request that throws as a lost network', async () => {
  const autosave = start();
  answers = [Promise.reject(new TypeError('Failed to fetch'))];
  autosave.edit({ title: 'ab', tags: [] });
  expect(await autosave.flush()).toBe(false);
  expect(autosave.status).toBe('offline');
});

it('overwrites nothing after a conflict until the author decides', async () => {
  const autosave = start();
  const conflict = { currentVersion: 7, changedAt: '', changedBy: 'Анна', theirs: 'b' };
  answers = [{ kind: 'conflict', conflict }];
  autosave.edit({ title: 'ab', tags: [] });
  await autosave.flush();
  autosave.edit({ title: 'abc', tags: [] });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent.length).toBe(1);
  expect([autosave.status, copy?.changes.title]).toEqual(['conflict', 'abc']);
  expect(await autosave.keepMine()).toBe(true);
  expect(sent[1]).toEqual({ version: 7, changes: { title: 'abc' } });
  expect(autosave.conflict).toBe(null);
});

it('says what was refused and tries again after the next change only', async () => {
  const autosave = start();
  answers = [{ kind: 'refused', message: 'no', fields: [{ path: 'title', message: 'empty' }] }];
  autosave.edit({ title: '', tags: [] });
  await vi.advanceTimersByTimeAsync(60_000);
  expect([sent.length, autosave.status, autosave.problems[0]?.path]).toEqual([1, 'refused', 'title']);
  autosave.edit({ title: 'b', tags: [] });
  await vi.advanceTimersByTimeAsync(2000);
  expect([autosave.status, autosave.problems]).toEqual(['saved', []]);
});

it('has nothing to save when a change is taken back', async () => {
  const autosave = start();
  autosave.edit({ title: 'ab', tags: [] });
  autosave.edit({ title: 'a', tags: [] });
  await vi.advanceTimersByTimeAsync(20_000);
  expect([sent.length, autosave.status, copy]).toEqual([0, 'saved', null]);
});
