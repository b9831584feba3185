import { afterEach, expect, it, vi } from 'vitest';
import { afterAnswer, type Answer, canGo, type Item } from '#lib/offline/outbox/items.ts';
// Fetched by the queue when it is needed; here before, or the first test waits for it to be compiled.
import '#lib/send-file.ts';
import { PhotoQueue } from './photo-queue.svelte.ts';

afterEach(() => void vi.unstubAllGlobals());

/** A server that gives each upload the next of these answers. */
function answerUploads(...answers: { status: number; response: object | null }[]): void {
  class Upload extends EventTarget {
    upload = new EventTarget();
    status = 0;
    response: object | null = null;
    open() {}
    setRequestHeader() {}
    send() {
      Object.assign(this, answers.shift());
      this.dispatchEvent(new Event('load'));
    }
  }
  vi.stubGlobal('XMLHttpRequest', Upload);
}

const refusal = (message: string) => ({ error: { message } });

async function sendPhoto() {
  const [arrived, failed]: [string[], Answer[]] = [[], []];
  const queue = new PhotoQueue(
    ({ id }) => arrived.push(id),
    () => {},
    (answer) => failed.push(answer),
  );
  queue.waiting = [{ id: 'p1', name: 'loom.jpg', blob: new Blob(['x']) }];
  await queue.send();
  return { queue, arrived, failed };
}

it.each([
  ['a session that ended', 401, refusal('Войдите.'), 'SIGNED_OUT', true],
  ['a server that is starting', 502, null, 'OFFLINE', true],
  ['too many requests', 429, refusal('Подождите.'), 'OFFLINE', true],
  ['a file that is no picture', 400, refusal('Это не картинка.'), 'REFUSED', false],
])(
  '%s during an upload: the photo waits, and goes by itself only where it can',
  async (_, status, response, kind, goes) => {
    answerUploads({ status, response });
    const { queue, arrived, failed } = await sendPhoto();
    expect([arrived, failed.map((answer) => answer.kind), queue.waiting.length]).toEqual([[], [kind], 1]);
    const item = { kind: 'VISIT_STEP', state: 'NEW', input: {}, photos: [], sent: [] } as unknown as Item;
    expect(canGo(afterAnswer(item, failed[0]!)!)).toBe(goes);
  },
);

it('who signs in again sends what waited, and nothing is said of it any more', async () => {
  answerUploads(
    { status: 401, response: refusal('Войдите.') },
    { status: 201, response: { files: [{ id: 'f1', name: 'loom.jpg', url: '/files/f1' }] } },
  );
  const { queue, arrived } = await sendPhoto();
  expect([queue.isSignedOut, queue.failure]).toEqual([true, undefined]);
  await queue.send();
  expect([arrived, queue.waiting, queue.isSignedOut]).toEqual([['f1'], [], false]);
});
