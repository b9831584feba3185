import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Step } from './send-step.ts';
import { StepRecord } from './step-record.svelte.ts';

const step = (more: Partial<Step> = {}): Step => ({
  id: 's1',
  text: 'Измерьте питание',
  askedFor: [],
  needsPhoto: false,
  measureName: 'Питание',
  measureUnit: 'В',
  measureMin: 10,
  measureMax: 30,
  isDone: false,
  value: null,
  note: '',
  skipReason: null,
  version: 0,
  lastChangeId: null,
  photos: [],
  ...more,
});

/** What the server is sent; without an answer the network is away. */
let sent: { version: number; value: number | null }[];
let answer: (() => Response) | undefined;
let kept: Map<string, string>;

beforeEach(() => {
  [sent, answer, kept] = [[], undefined, new Map()];
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async (_path: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body) as (typeof sent)[number]);
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page that measured without a network and was closed. */
async function leavePageOffline() {
  const record = new StepRecord(step(), '/step');
  record.changeNow({ isDone: true, value: 12.4 });
  await vi.advanceTimersByTimeAsync(0);
  expect(record.autosave.status).toBe('offline');
  record.autosave.stop();
  sent = [];
}

it('what could not be sent is there in the next page, goes by itself, and is kept no longer than needed', async () => {
  await leavePageOffline();
  answer = () => Response.json({ step: step({ version: 1 }), isConflict: false });
  const next = new StepRecord(step(), '/step');
  next.restore();
  expect(next.fields).toMatchObject({ isDone: true, value: 12.4 });
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toMatchObject([{ version: 0, value: 12.4 }]);
  expect([next.autosave.status, kept.size]).toEqual(['saved', 0]);
});

it('what the server took though its answer was lost is not sent again', async () => {
  await leavePageOffline();
  const next = new StepRecord(step({ version: 1, isDone: true, value: 12.4 }), '/step');
  next.restore();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([sent, kept.size, next.autosave.version]).toEqual([[], 0, 1]);
});

it('what another device recorded meanwhile is not overwritten unasked', async () => {
  await leavePageOffline();
  const theirs = step({ version: 3, value: 24.8, lastChangeId: 'theirs' });
  answer = () => Response.json({ step: theirs, isConflict: true });
  const next = new StepRecord(theirs, '/step');
  next.restore();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toMatchObject([{ version: 0 }]);
  expect([next.autosave.status, next.fields.value, kept.size]).toEqual(['conflict', 12.4, 1]);

  answer = () => Response.json({ step: step({ version: 4 }), isConflict: false });
  expect(await next.autosave.keepMine()).toBe(true);
  expect([sent.at(-1)!.version, kept.size]).toEqual([3, 0]);
});
