import type { DiagramData } from '@fieldlore/content';
import { Piscina } from 'piscina';
import { afterEach, expect, it, vi } from 'vitest';
import { Locale } from '../graphql/locale.ts';
import { draw } from './draw.ts';

/** Two connectors of as many pins, each joined to the one opposite. */
function harness(wires: number): DiagramData {
  const labels = Array.from({ length: wires }, (_, i) => String(i + 1));
  const pins = labels.map((label) => ({ label }));
  return {
    connectors: ['X1', 'X2'].map((id) => ({ id, kind: 'DEVICE', pins })),
    cables: [],
    connections: labels.map((pin) => ({ from: { connector: 'X1', pin }, to: { connector: 'X2', pin } })),
  } as unknown as DiagramData;
}

const input = { title: 'Жгут', width: 760, notation: null, locale: Locale.ru };

it('others are answered while a large scheme is drawn', async () => {
  let turns = 0;
  const turning = setInterval(() => turns++, 1);
  expect(await draw(harness(300), input)).toContain('data-wire="299"');
  clearInterval(turning);
  expect(turns).toBeGreaterThan(10);
});

afterEach(() => vi.restoreAllMocks());

it('what was drawn before is not drawn again, in other letters it is', async () => {
  const run = vi.spyOn(Piscina.prototype, 'run');
  const first = await draw(harness(3), input);
  expect(await draw(harness(3), input)).toBe(first);
  expect(run).toHaveBeenCalledTimes(1);
  await draw(harness(3), { ...input, locale: Locale.en });
  expect(run).toHaveBeenCalledTimes(2);
});

it('who asks while it is drawn waits for the same drawing, a few pixels wider too', async () => {
  const run = vi.spyOn(Piscina.prototype, 'run');
  const [one, same, wider] = await Promise.all([
    draw(harness(4), input),
    draw(harness(4), input),
    draw(harness(4), { ...input, width: 779 }),
  ]);
  expect([same, wider]).toEqual([one, one]);
  expect(run).toHaveBeenCalledTimes(1);
  await draw(harness(4), { ...input, width: 780 });
  expect(run).toHaveBeenCalledTimes(2);
});

it('what failed is tried again', async () => {
  vi.spyOn(Piscina.prototype, 'run').mockRejectedValueOnce(new Error('The thread is gone'));
  await expect(draw(harness(5), input)).rejects.toThrow('The thread is gone');
  expect(await draw(harness(5), input)).toContain('<svg');
});

it('asks to come again where too many wait', async () => {
  const asked = Array.from({ length: 60 }, (_, i) => draw(harness(2), { ...input, title: `Жгут ${i}` }));
  const answers = await Promise.allSettled(asked);
  const refused = answers.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThanOrEqual(15);
  expect(refused[0]).toMatchObject({
    reason: { text: { ru: 'Сейчас рисуется слишком много схем. Откройте эту ещё раз через минуту.' } },
  });
  expect(answers[0]!.status).toBe('fulfilled');
});
