import { expect, test } from 'vitest';
import { correctionOf } from './correction.ts';

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

test('what is not marked as a correction is none, whatever was typed before', () => {
  expect(correctionOf(form({ reason: 'Pin 5 was wrong.', wrongSince: '2' }))).toBeNull();
});

test('no first revision means everything before', () => {
  const marked = { isCorrection: 'on', reason: 'Pin 5 was wrong.' };
  for (const wrongSince of ['', '0', 'x', '1.5'])
    expect(correctionOf(form({ ...marked, wrongSince }))).toEqual({
      reason: 'Pin 5 was wrong.',
      wrongSince: null,
    });
  expect(correctionOf(form({ ...marked, wrongSince: '2' }))?.wrongSince).toBe(2);
});
