import type { DiagramData } from '@fieldlore/content';
import { Piscina } from 'piscina';
import { expect, it, vi } from 'vitest';
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

it('what was drawn before is not drawn again, in other letters it is', async () => {
  const run = vi.spyOn(Piscina.prototype, 'run');
  const first = await draw(harness(3), input);
  expect(await draw(harness(3), input)).toBe(first);
  expect(run).toHaveBeenCalledTimes(1);
  await draw(harness(3), { ...input, locale: Locale.en });
  expect(run).toHaveBeenCalledTimes(2);
});
