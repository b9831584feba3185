import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Outbox } from '#lib/offline/outbox/outbox.svelte.ts';
import { memoryStore, type Store } from '#lib/offline/outbox/store.ts';
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
let sent: { version: number; value: number | null; changeId: string }[];
let answer: (() => Response) | undefined;
/** The device; pages come and go over it. */
let device: Store;

beforeEach(() => {
  [sent, answer, device] = [[], undefined, memoryStore()];
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async (_path: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body) as (typeof sent)[number]);
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  });
  // One page at a time: nobody is told.
  vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function openPage(shown: Step): Promise<{ record: StepRecord; outbox: Outbox }> {
  const outbox = new Outbox('p1', device);
  await outbox.read();
  const record = new StepRecord(shown, { id: 'v1', title: 'Granta' });
  record.attach(outbox);
  return { record, outbox };
}

/** A page that measured without a network and was closed. */
async function leavePageOffline() {
  const { record, outbox } = await openPage(step());
  record.changeNow({ isDone: true, value: 12.4 });
  await vi.advanceTimersByTimeAsync(0);
  expect(record.autosave.status).toBe('offline');
  expect(outbox.unsent).toMatchObject([{ key: 's1', state: 'WAITING', title: 'Granta · Измерьте питание' }]);
  record.autosave.stop();
  const [lost] = sent;
  sent = [];
  return lost!;
}

it('what could not be sent is there in the next page, goes by itself, and is kept no longer than needed', async () => {
  const lost = await leavePageOffline();
  answer = () => Response.json({ step: step({ version: 1 }), isConflict: false });
  const { record, outbox } = await openPage(step());
  expect(record.fields).toMatchObject({ isDone: true, value: 12.4 });
  await vi.advanceTimersByTimeAsync(0);
  expect(sent, 'under the same id').toMatchObject([{ version: 0, value: 12.4, changeId: lost.changeId }]);
  expect([record.autosave.status, outbox.items]).toEqual(['saved', []]);
});

it('what the server took though its answer was lost is not sent again', async () => {
  await leavePageOffline();
  const { record, outbox } = await openPage(step({ version: 1, isDone: true, value: 12.4 }));
  await vi.advanceTimersByTimeAsync(60_000);
  expect([sent, outbox.items, record.autosave.version]).toEqual([[], [], 1]);
});

it('what another device recorded meanwhile is not overwritten unasked', async () => {
  await leavePageOffline();
  const theirs = step({ version: 3, value: 24.8, lastChangeId: 'theirs' });
  answer = () => Response.json({ step: theirs, isConflict: true });
  const { record, outbox } = await openPage(theirs);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toMatchObject([{ version: 0 }]);
  expect([record.autosave.status, record.fields.value]).toEqual(['conflict', 12.4]);
  expect(outbox.unsent).toMatchObject([{ state: 'CONFLICT', theirs: { version: 3 } }]);

  answer = () => Response.json({ step: step({ version: 4 }), isConflict: false });
  expect(await record.autosave.keepMine()).toBe(true);
  await vi.advanceTimersByTimeAsync(0);
  expect([sent.at(-1)!.version, outbox.items]).toEqual([3, []]);
});
