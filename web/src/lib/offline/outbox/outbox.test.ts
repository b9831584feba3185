import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Item, Made } from './items.ts';
import { Outbox } from './outbox.svelte.ts';
import { memoryStore, type Store } from './store.ts';

let device: Store;
/** What the server is sent, oldest first, and what it answers in turn; then there is no network. */
let sent: Item[];
let answers: Answer[];

const send = (item: Item): Promise<Answer> => {
  sent.push(item);
  return Promise.resolve(answers.shift() ?? { kind: 'OFFLINE' });
};

beforeEach(() => {
  [device, sent, answers] = [memoryStore(), [], []];
  vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(() => vi.unstubAllGlobals());

async function open(personId = 'p1'): Promise<Outbox> {
  const outbox = new Outbox(personId, device, send);
  await outbox.read();
  return outbox;
}

const about = { title: 'т', path: '/', photos: [] };
const report = (id: string): Made => ({
  ...about,
  key: id,
  kind: 'DIAGRAM_REPORT',
  input: { id, entryId: 'e', revision: 1, note: 'чёрный' },
});
const step = (changeId: string, note: string): Made => ({
  ...about,
  key: 's1',
  kind: 'VISIT_STEP',
  input: { visitId: 'v1', stepId: 's1', changeId, version: 0, isDone: true, value: null, note, photoIds: [] },
});
const end: Made = {
  ...about,
  key: 'end:v1',
  kind: 'VISIT_END',
  input: { id: 'v1', reasons: [], reports: [] },
};
const theirs = { version: 3, lastChangeId: 'other', now: {} };

describe('an outbox', () => {
  it('keeps what could not go, also for the next page, and sends it once', async () => {
    const first = await open();
    expect(await first.submit(report('r1'))).toEqual({ kind: 'OFFLINE' });
    const next = await open();
    expect(next.unsent).toMatchObject([{ key: 'r1', state: 'WAITING' }]);
    answers = [{ kind: 'SENT' }];
    await next.sendAll();
    await next.sendAll();
    expect(sent.map(({ key }) => key)).toEqual(['r1', 'r1']);
    expect(next.items).toEqual([]);
  });

  it('is one person’s: nobody else sees or sends what is in it', async () => {
    await (await open()).submit(report('r1'));
    const other = await open('p2');
    await other.sendAll();
    expect([other.items, sent.length]).toEqual([[], 1]);
  });

  it('stops where there is no network, and goes past what is refused, which stays with its reason', async () => {
    const outbox = await open();
    for (const id of ['r1', 'r2', 'r3']) await outbox.keep(report(id));
    answers = [{ kind: 'REFUSED', message: 'Нет права.' }];
    await outbox.sendAll();
    expect(sent.map(({ key }) => key)).toEqual(['r1', 'r2']);
    expect(outbox.unsent).toMatchObject([
      { key: 'r1', state: 'REFUSED', message: 'Нет права.' },
      { key: 'r2', state: 'WAITING' },
    ]);
    answers = [{ kind: 'SENT' }, { kind: 'SENT' }];
    await outbox.sendAll();
    expect(outbox.items.map(({ key }) => key)).toEqual(['r1']);
  });

  it('gives what is refused at once back to its form', async () => {
    const outbox = await open();
    answers = [{ kind: 'REFUSED', message: 'Напишите, что иначе.' }];
    expect(await outbox.submit(report('r1'))).toMatchObject({ kind: 'REFUSED' });
    expect(outbox.items).toEqual([]);
  });

  it('waits for its person where somebody else was first: one’s own goes over theirs, or stays away', async () => {
    const outbox = await open();
    await outbox.keep(step('c1', 'моё'));
    answers = [{ kind: 'CONFLICT', theirs }];
    await outbox.sendAll();
    await outbox.sendAll();
    expect([sent.length, outbox.unsent]).toMatchObject([1, [{ state: 'CONFLICT', theirs }]]);
    answers = [{ kind: 'SENT', version: 4 }];
    await outbox.keepMine('s1');
    expect(sent.at(-1)!.input).toMatchObject({ version: 3, note: 'моё' });
    expect(outbox.items).toEqual([]);
  });

  it('knows a change of its own whose answer was lost', async () => {
    const outbox = await open();
    await outbox.keep(step('c1', 'раз'));
    await outbox.sendAll();
    await outbox.keep(step('c2', 'раз, два'));
    answers = [
      { kind: 'CONFLICT', theirs: { ...theirs, version: 1, lastChangeId: 'c1' } },
      { kind: 'SENT', version: 2 },
    ];
    await outbox.sendAll();
    expect(sent.map(({ input }) => (input as { version: number }).version)).toEqual([0, 0, 1]);
    expect(outbox.items).toEqual([]);
  });

  it('sends what was written while it was on its way next, over what the server has then', async () => {
    const outbox = new Outbox('p1', device, async (item) => {
      sent.push(item);
      if (sent.length === 1) await outbox.keep(step('c2', 'ещё'));
      return { kind: 'SENT', version: sent.length };
    });
    await outbox.keep(step('c1', 'раз'));
    await outbox.sendAll();
    expect(outbox.items).toMatchObject([{ input: { changeId: 'c2', version: 1 } }]);
    await outbox.sendAll();
    expect([sent.at(-1)!.input, outbox.items]).toMatchObject([{ note: 'ещё', version: 1 }, []]);
  });

  it('ends a visit only after all that was done in it', async () => {
    const outbox = await open();
    await outbox.keep(end);
    await outbox.keep(step('c1', ''));
    answers = [{ kind: 'REFUSED', message: '' }];
    await outbox.sendAll();
    expect(sent.map(({ kind }) => kind)).toEqual(['VISIT_STEP']);
    await outbox.remove('s1');
    answers = [{ kind: 'SENT' }];
    await outbox.sendAll();
    expect(outbox.items).toEqual([]);
  });

  it('leaves a visit to the page that has it open', async () => {
    const outbox = await open();
    await outbox.keep(step('c1', ''));
    const flush = vi.fn(() => Promise.resolve());
    const letGo = outbox.hold('v1', flush);
    await outbox.sendAll();
    expect([flush.mock.calls.length, sent.length]).toEqual([1, 0]);
    letGo();
    answers = [{ kind: 'SENT' }];
    await outbox.sendAll();
    expect(outbox.items).toEqual([]);
  });

  it('keeps the photos that the server has from going twice', async () => {
    const photo = { id: 'f', name: 'a.jpg', blob: new Blob(['x']) };
    const outbox = new Outbox('p1', device, async (item, keep) => {
      sent.push(item);
      await keep(item.photos.map((one) => ({ ...one, fileId: 'file-1' })));
      return { kind: 'OFFLINE' };
    });
    await outbox.submit({ ...report('r1'), photos: [photo] });
    await outbox.sendAll();
    expect(sent[1]!.photos).toEqual([{ ...photo, fileId: 'file-1' }]);
  });

  it('adds its own photos to the other record that is to stand', async () => {
    const photo = { id: 'f', name: 'a.jpg', blob: new Blob(['x']) };
    const now = { isDone: false, value: 11.9, note: 'их', photos: [{ id: 'p9' }], version: 3 };
    const outbox = await open();
    answers = [{ kind: 'CONFLICT', theirs: { version: 3, lastChangeId: 'other', now } }];
    await outbox.submit({ ...step('c1', 'моё'), photos: [photo] });
    answers = [{ kind: 'SENT' }];
    await outbox.takeTheirs('s1');
    expect(sent[1]).toMatchObject({
      input: { isDone: false, value: 11.9, note: 'их', photoIds: ['p9'], version: 3 },
      photos: [photo],
    });
    expect(sent[1]!.input).not.toMatchObject({ changeId: 'c1' });
    expect(outbox.items).toEqual([]);
  });

  it('lets nothing of its own stand where the other record is taken and no photo waits', async () => {
    const outbox = await open();
    answers = [{ kind: 'CONFLICT', theirs }];
    await outbox.submit(step('c1', 'моё'));
    await outbox.takeTheirs('s1');
    expect([sent.length, outbox.items]).toEqual([1, []]);
  });

  it('sends on a full device too, and says of what did not go that it is not kept', async () => {
    device.update = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
    Object.assign(device, { isLasting: true });
    const outbox = await open();
    answers = [{ kind: 'SENT' }];
    expect(await outbox.submit(report('r1'))).toEqual({ kind: 'SENT' });
    expect(await outbox.submit(report('r2'))).toMatchObject({
      kind: 'REFUSED',
      message: expect.stringMatching(/\S/),
    });
    expect([sent.length, outbox.isLasting]).toEqual([2, false]);
  });
});
