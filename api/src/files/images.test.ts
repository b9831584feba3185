import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { cleanPicture, thumbnail } from './images.ts';
import { readHeic } from './read-heic.ts';
import type { Mime } from './file-types.ts';

const directory = mkdtempSync(join(tmpdir(), 'fieldlore-images-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const exif = {
  IFD0: { Make: 'Samsung', Model: 'SM-A525F', Copyright: 'Ivan Petrov' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '53/1 54/1 27/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '27/1 33/1 52/1',
  },
};
const xmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>';

/** A photo of 60 by 40 as phones make it: lying on its side, with the place and the owner written into it. */
function photo(): Sharp {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#c02020' } })
    .withExif(exif)
    .withXmp(xmp)
    .withMetadata({ orientation: 6 });
}

async function cleaned(bytes: Buffer, mime: Mime) {
  const path = join(directory, 'picture');
  writeFileSync(path, bytes);
  const facts = await cleanPicture(path, mime);
  return { facts, bytes: readFileSync(path) };
}

describe('a HEIC photo', () => {
  const heic = readFileSync(new URL('../../test/fixtures/photo.heic', import.meta.url));

  it('becomes an upright JPEG without place and camera', async () => {
    expect(heic.includes('Apple')).toBe(true);
    const { facts, bytes } = await cleaned(Buffer.from(heic), 'image/heic');
    // It was taken with the phone on its side: 96 by 64 with a turn written beside it.
    expect(facts).toEqual({ mime: 'image/jpeg', width: 64, height: 96 });
    const after = await sharp(bytes).metadata();
    expect([after.format, after.width, after.height, after.exif]).toEqual(['jpeg', 64, 96, undefined]);
    expect(bytes.includes('Apple')).toBe(false);
    const pixels = await sharp(bytes).raw().toBuffer();
    // Red above blue; lying on its side it would be red beside blue.
    expect([pixels[0]! > 150, pixels[64 * 3 - 3]! > 150, pixels.at(-1)! > 150]).toEqual([true, true, true]);
  });

  it('that is cut off is refused, and nothing else suffers', async () => {
    await expect(cleaned(heic.subarray(0, 500), 'image/heic')).rejects.toThrow();
    await expect(cleaned(Buffer.from(heic), 'image/heic')).resolves.toBeDefined();
  });

  it('of too many pixels is refused before it is unpacked', async () => {
    expect(await readHeic(heic, 64 * 96 - 1)).toEqual({ problem: 'TOO_MANY_PIXELS', pixels: 64 * 96 });
  });
});

describe('a photo', () => {
  it.each([
    ['image/jpeg', (image: Sharp) => image.jpeg()],
    ['image/png', (image: Sharp) => image.png()],
    ['image/webp', (image: Sharp) => image.webp()],
    ['image/avif', (image: Sharp) => image.avif({ effort: 0 })],
  ] as const)('of %s loses place, owner and camera, and stands upright', async (mime, encode) => {
    const original = await encode(photo()).toBuffer();
    const before = await sharp(original).metadata();
    expect(before.exif?.includes('Samsung')).toBe(true);
    const { facts, bytes } = await cleaned(original, mime);
    const after = await sharp(bytes).metadata();
    expect([after.exif, after.xmp, after.iptc, after.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(bytes.includes('Samsung') || bytes.includes('Petrov')).toBe(false);
    const [width, height] = mime === 'image/avif' ? [after.width, after.height] : [40, 60];
    expect(facts).toEqual({ mime: mime === 'image/avif' ? 'image/webp' : mime, width, height });
    expect([after.width, after.height]).toEqual([facts!.width, facts!.height]);
  });

  it('loses what stood behind it', async () => {
    const original = Buffer.concat([
      await photo().jpeg().toBuffer(),
      Buffer.from('PK\x03\x04 hidden archive'),
    ]);
    expect((await cleaned(original, 'image/jpeg')).bytes.includes('hidden')).toBe(false);
  });

  it('keeps thin coloured wires apart', async () => {
    const lines = Buffer.from(
      Array.from({ length: 64 * 64 }, (_, i) => (i % 2 ? [200, 0, 0] : [120, 60, 20])).flat(),
    );
    const original = await sharp(lines, { raw: { width: 64, height: 64, channels: 3 } })
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
      .toBuffer();
    const { bytes } = await cleaned(original, 'image/jpeg');
    const pixels = await sharp(bytes).raw().toBuffer();
    const [red, brown] = [pixels.subarray(96 + 3, 96 + 6), pixels.subarray(96, 96 + 3)];
    expect(Math.abs(red[1]! - brown[1]!)).toBeGreaterThan(40);
  });
});

describe('a picture', () => {
  it('without loss stays without loss', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
    const original = await sharp({ create: { width: 50, height: 50, channels: 3, background: 'red', noise } })
      .png()
      .toBuffer();
    const { bytes } = await cleaned(original, 'image/png');
    const [before, after] = await Promise.all([original, bytes].map((png) => sharp(png).raw().toBuffer()));
    expect(after!.equals(before!)).toBe(true);
  });

  it('that moves goes on moving, also as a thumbnail', async () => {
    const frames = await Promise.all(
      ['red', 'green', 'blue'].map((background) =>
        sharp({ create: { width: 500, height: 300, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const original = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const { facts, bytes } = await cleaned(original, 'image/gif');
    expect(facts).toEqual({ mime: 'image/gif', width: 500, height: 300 });
    expect((await sharp(bytes, { animated: true }).metadata()).pages).toBe(3);
    const small = await sharp(await thumbnail(async () => Readable.from([bytes]), 320), {
      animated: true,
    }).metadata();
    expect([small.format, small.width, small.pageHeight, small.pages]).toEqual(['webp', 320, 192, 3]);
  });

  it('drawn in SVG has the size it says, or that of its view', async () => {
    const svg = (attributes: string) =>
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}/>`);
    expect((await cleaned(svg('width="300" height="100"'), 'image/svg+xml')).facts).toMatchObject({
      width: 300,
      height: 100,
    });
    expect((await cleaned(svg('viewBox="0 0 640 480"'), 'image/svg+xml')).facts).toMatchObject({
      width: 640,
      height: 480,
    });
  });

  it('is not made of a document', async () => {
    const paper = Buffer.from('%PDF-1.4');
    expect(await cleaned(paper, 'application/pdf')).toEqual({ facts: null, bytes: paper });
  });

  it('whose thumbnail cannot be read to the end fails, and the process does not', async () => {
    const broken = Readable.from(
      (async function* () {
        yield (await photo().png().toBuffer()).subarray(0, 30);
        throw new Error('disk went away');
      })(),
    );
    await expect(thumbnail(async () => broken, 320)).rejects.toThrow('disk went away');
  });
});
