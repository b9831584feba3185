import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { qrCode } from './qr-code.ts';

const address = 'https://kb.example/e/4821?r=3';

it('draws every dark module once and no light one', () => {
  const { size, path } = qrCode(address);
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let i = 0; i < Number(width); i++) drawn[Number(y)]![Number(x) + i]! += 1;
  const { data } = encode(address, { ecc: 'M', border: 0 });
  expect(drawn).toEqual(data.map((row) => row.map(Number)));
});

it('the same text is the same code', () => {
  expect(qrCode(address)).toEqual(qrCode(address));
  expect(qrCode(address)).not.toEqual(qrCode(`${address}0`));
});
