import { readFile, writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp, { type Sharp } from 'sharp';
import { BadInputError, type Message } from '../errors.ts';
import type { ThreadProblem } from '../attachments/read-in-thread.ts';
import { atMost } from './at-most.ts';
import type { Mime } from './file-types.ts';
import { readHeic } from './read-heic.ts';
import { sanitiseSvg, SvgError } from './sanitise-svg.ts';

/** A photo of 64 megapixels takes 256 MB while it is open; a picture of a few kilobytes can claim more than any server has. */
const mostPixels = 64_000_000;
/** An SVG is text that is read as a whole. */
const largestSvg = 10 * 1024 * 1024;
/** Pictures opened at one time. */
const inTurn = atMost(2);
// Ours are never opened twice in a row: the cache would only hold memory.
sharp.cache(false);

export const thumbnailWidths: readonly number[] = [320, 640, 1280, 1920];

export interface PictureFacts {
  mime: Mime;
  width: number;
  height: number;
}

const encoders: Partial<Record<Mime, (image: Sharp) => Sharp>> = {
  // Full colour resolution: a thin brown wire beside a red one must stay brown.
  'image/jpeg': (image) => image.jpeg({ quality: 90, chromaSubsampling: '4:4:4' }),
  'image/png': (image) => image.png({ compressionLevel: 9 }),
  'image/webp': (image) => image.webp({ quality: 92 }),
  'image/gif': (image) => image.gif(),
  // Encoding AVIF again would keep both cores busy for seconds.
  'image/avif': (image) => image.webp({ quality: 92 }),
};

/**
 * Replaces the picture in the file by one that says only what it shows: photos lose place, owner and camera (all of
 * EXIF, XMP, IPTC, and whatever else stood behind the pixels) and stand upright; drawings lose what could act.
 * @returns null where the type is no picture and the file stayed as it was
 * @throws BadInputError where it cannot be read as a picture or is too large
 */
export async function cleanPicture(path: string, mime: Mime): Promise<PictureFacts | null> {
  if (mime === 'image/svg+xml') return await cleanDrawing(path);
  if (mime === 'image/heic' || mime === 'image/heif') return await cleanHeic(path);
  const encode = encoders[mime];
  if (!encode) return null;
  return await inTurn(async () => {
    await checkPixels(path);
    const { data, info } = await encode(sharp(path, options).autoOrient())
      .toBuffer({ resolveWithObject: true })
      .catch(refuseBroken);
    await writeFile(path, data);
    return {
      mime: mime === 'image/avif' ? 'image/webp' : mime,
      width: info.width,
      height: info.pageHeight ?? info.height,
    };
  });
}

/** A HEIC photo becomes a JPEG, which opens everywhere and says only what it shows. */
async function cleanHeic(path: string): Promise<PictureFacts> {
  return await inTurn(async () => {
    const read = await readHeic(await readFile(path), mostPixels);
    if (!('data' in read))
      throw problem('pixels' in read ? tooManyPixels(read.pixels) : heicProblems[read.problem]);
    const { data, width, height } = read;
    const raw = { width, height, channels: 4 } as const;
    await encoders['image/jpeg']!(sharp(data, { raw })).toFile(path);
    return { mime: 'image/jpeg', width, height };
  });
}

/**
 * @param open the picture, when it is its turn: a stream that waited could break with nobody listening
 * @returns WebP no wider than asked, never larger than it was; animations stay
 */
export async function thumbnail(open: () => Promise<Readable>, width: number): Promise<Buffer> {
  return await inTurn(async () => {
    const image = sharp(await buffer(await open()), options);
    return await image.resize({ width, withoutEnlargement: true }).webp({ quality: 80 }).toBuffer();
  });
}

const options = { animated: true, limitInputPixels: mostPixels, failOn: 'error' } as const;

/** Reads the header alone: nothing is unpacked before it is known to be small enough. */
async function checkPixels(path: string): Promise<void> {
  const header = sharp(path, { animated: true, limitInputPixels: false });
  const { width, height } = await header.metadata().catch(refuseBroken);
  if (width * height <= mostPixels) return;
  throw problem(tooManyPixels(width * height));
}

function tooManyPixels(pixels: number): Message {
  return {
    ru: `В картинке ${megapixels(pixels)} мегапикселей, принимается до ${megapixels(mostPixels)}. Уменьшите её и загрузите снова.`,
    en: `The picture has ${megapixels(pixels)} megapixels, the limit is ${megapixels(mostPixels)}. Make it smaller and upload it again.`,
  };
}

async function cleanDrawing(path: string): Promise<PictureFacts> {
  const source = await readFile(path);
  if (source.length > largestSvg)
    throw problem({
      ru: 'SVG больше 10 МБ. Упростите рисунок или сохраните его как PNG.',
      en: 'The SVG is over 10 MB. Simplify the drawing or save it as PNG.',
    });
  try {
    const clean = Buffer.from(sanitiseSvg(new TextDecoder('utf-8', { fatal: true }).decode(source)));
    const { width, height } = await inTurn(() => sharp(clean, { limitInputPixels: false }).metadata());
    await writeFile(path, clean);
    return { mime: 'image/svg+xml', width, height };
  } catch (error) {
    if (!(error instanceof SvgError || error instanceof TypeError || isFromSharp(error))) throw error;
    throw problem({
      ru: 'SVG не читается: в нём ошибка. Сохраните его заново как «обычный SVG» в UTF-8 или как PNG.',
      en: 'The SVG can’t be read: it is not well-formed. Save it again as plain SVG in UTF-8, or as PNG.',
    });
  }
}

/** sharp throws plain errors that start with what its libraries said. */
function isFromSharp(error: unknown): boolean {
  return error instanceof Error && /^(?:Input|VipsJpeg|svgload|Could not|XML)/.test(error.message);
}

function refuseBroken(): never {
  throw problem(broken);
}

const broken: Message = {
  ru: 'Картинка не читается: файл повреждён или обрезан. Скопируйте его с устройства ещё раз.',
  en: 'The picture can’t be read: the file is damaged or cut off. Copy it from the device again.',
};
const heavy: Message = {
  ru: 'Снимок HEIC слишком тяжёл, чтобы открыть его здесь. Сохраните его как JPEG и загрузите снова.',
  en: 'The HEIC photo takes too much to open here. Save it as JPEG and upload it again.',
};
const heicProblems: Record<ThreadProblem, Message> = { DAMAGED: broken, TOO_SLOW: heavy, TOO_LARGE: heavy };

function problem(message: Message): BadInputError {
  return new BadInputError([{ path: 'file', message }]);
}

function megapixels(pixels: number): number {
  return Math.round(pixels / 1_000_000);
}
