import { expect, it } from 'vitest';
import { sentSize, shrinkPicture } from './shrink-picture.ts';

it('keeps the proportions and makes nothing larger', () => {
  expect(sentSize(4032, 3024)).toEqual({ width: 2560, height: 1920 });
  expect(sentSize(3024, 4032)).toEqual({ width: 1920, height: 2560 });
  expect(sentSize(800, 600)).toEqual({ width: 800, height: 600 });
  expect(sentSize(20_000, 2)).toEqual({ width: 2560, height: 1 });
});

it.each([
  ['a small photo', new File([new Uint8Array(10)], 'a.jpg', { type: 'image/jpeg' })],
  ['a drawing', new File([new Uint8Array(2_000_000)], 'a.png', { type: 'image/png' })],
  ['what this browser cannot open', new File([new Uint8Array(2_000_000)], 'a.jpg', { type: 'image/jpeg' })],
])('sends %s as it is', async (_what, file) => expect(await shrinkPicture(file)).toBe(file));
