import { afterEach, expect, it, vi } from 'vitest';
import { fieldsOf, StepSender, type Step } from './send-step.ts';

const step = (more: Partial<Step> = {}): Step => ({
  id: 's1',
  text: 'Измерьте',
  askedFor: [],
  needsPhoto: false,
  measureName: null,
  measureUnit: null,
  measureMin: null,
  measureMax: null,
  isDone: false,
  value: null,
  note: '',
  skipReason: null,
  version: 0,
  lastChangeId: null,
  photos: [],
  ...more,
});

interface Sent {
  version: number;
  changeId: string;
}
let sent: Sent[] = [];

/** Answers in turn; `null` is a network that is away. */
function answering(...answers: ((sent: Sent) => Response)[]) {
  sent = [];
  vi.stubGlobal('fetch', async (_path: string, { body }: { body: string }) => {
    const given = JSON.parse(body) as Sent;
    sent.push(given);
    return answers.shift()!(given);
  });
}
const away = () => {
  throw new TypeError('Failed to fetch');
};
const conflictWith = (now: Partial<Step>) => Response.json({ step: step(now), isConflict: true });
const fields = { ...fieldsOf(step()), isDone: true };

afterEach(() => vi.unstubAllGlobals());

it('knows its own change where its answer was lost and more was typed since', async () => {
  answering(
    away,
    () => conflictWith({ version: 1, lastChangeId: sent[0]!.changeId, isDone: true }),
    ({ version }) => Response.json({ step: step({ version: version + 1 }), isConflict: false }),
  );
  const sender = new StepSender('/step', 's1');
  await expect(sender.send(0, 'c1', fields)).rejects.toThrow();
  expect(await sender.send(0, 'c2', { ...fields, note: 'х' })).toEqual({ kind: 'saved', version: 2 });
  expect(sent.map(({ version }) => version)).toEqual([0, 0, 1]);
});

it('knows a change that an earlier page of the device sent', async () => {
  answering(
    () => conflictWith({ version: 1, lastChangeId: 'c0' }),
    ({ version }) => Response.json({ step: step({ version: version + 1 }), isConflict: false }),
  );
  const sender = new StepSender('/step', 's1');
  sender.knowAsOwn(['c0']);
  expect(await sender.send(0, 'c1', fields)).toEqual({ kind: 'saved', version: 2 });
});

it('tells of a change that another device made', async () => {
  answering(() => conflictWith({ version: 3, lastChangeId: 'theirs' }));
  const answer = await new StepSender('/step', 's1').send(0, 'c1', fields);
  expect(answer).toMatchObject({ kind: 'conflict', conflict: { currentVersion: 3 } });
});

it('tells a session that ended and a server that is away from a refusal', async () => {
  const refusal = { message: 'Выезд завершён.' };
  answering(
    () => new Response(null, { status: 401 }),
    () => new Response(null, { status: 502 }),
    () => Response.json(refusal, { status: 409 }),
  );
  const sender = new StepSender('/step', 's1');
  const kinds = [];
  for (let i = 0; i < 3; i++) kinds.push(await sender.send(0, 'c1', fields));
  expect(kinds).toEqual([
    { kind: 'signed-out' },
    { kind: 'offline' },
    { kind: 'refused', ...refusal, fields: [] },
  ]);
});
