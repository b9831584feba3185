import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { App } from '../context.ts';
import { BadInputError } from '../errors.ts';
import { translateDiskError } from './file-storage.ts';
import { fileName, type Mime, sniffType } from './file-types.ts';
import { holdErrors } from './hold-errors.ts';
import { cleanPicture } from './images.ts';

export interface IncomingFile {
  /** As the sender calls it. */
  name: string;
  bytes: Readable;
}

/** An upload that was taken in, checked and cleaned, and waits on this machine's disk to be kept. */
export interface ReceivedFile {
  path: string;
  name: string;
  mime: Mime;
  size: number;
  width: number | null;
  height: number | null;
  /** Hex, of the cleaned bytes. */
  sha256: string;
}

/**
 * Takes in a stream, however long, and stops at the limit. The caller keeps what comes back, then {@link discard}s it.
 * @throws BadInputError for too much, nothing, or a type that is not taken; StorageFullError
 */
export async function receiveFile(app: App, { name, bytes }: IncomingFile): Promise<ReceivedFile> {
  holdErrors(bytes);
  const path = join(incomingDirectory(app), randomUUID());
  try {
    await mkdir(incomingDirectory(app), { recursive: true });
    await pipeline(bytes, limitTo(app.config.limits.uploadBytes), createWriteStream(path, { flags: 'wx' }));
    await mustHoldSomething(path);
    const sniffed = await sniffType(path, name);
    const picture = await cleanPicture(path, sniffed);
    const mime = picture?.mime ?? sniffed;
    return {
      path,
      name: fileName(name, mime),
      mime,
      size: (await stat(path)).size,
      width: picture?.width ?? null,
      height: picture?.height ?? null,
      sha256: await hashOf(path),
    };
  } catch (error) {
    await rm(path, { force: true });
    throw translateDiskError(error);
  }
}

export async function discard(file: ReceivedFile): Promise<void> {
  await rm(file.path, { force: true });
}

/** Removes what uploads left behind when the process was killed in the middle of them. */
export async function discardAbandoned(app: App, olderThan: Date): Promise<void> {
  const directory = incomingDirectory(app);
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const path of names.map((name) => join(directory, name))) {
    const found = await stat(path).catch(() => null);
    if (found && found.mtime < olderThan) await rm(path, { force: true });
  }
}

function incomingDirectory(app: App): string {
  return join(app.config.dataDir, 'incoming');
}

function limitTo(limit: number): Transform {
  let received = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      done(received > limit ? tooLarge(limit) : null, chunk);
    },
  });
}

function tooLarge(limit: number): BadInputError {
  const megabytes = Math.floor(limit / 1024 / 1024);
  return new BadInputError([
    {
      path: 'file',
      message: {
        ru: `Файл больше ${megabytes} МБ. Уменьшите или разделите его; предел задаёт администратор (UPLOAD_MAX_MB).`,
        en: `The file is over ${megabytes} MB. Make it smaller or split it; the administrator sets the limit (UPLOAD_MAX_MB).`,
      },
    },
  ]);
}

async function mustHoldSomething(path: string): Promise<void> {
  if ((await stat(path)).size > 0) return;
  throw new BadInputError([
    {
      path: 'file',
      message: { ru: 'Файл пустой. Проверьте, тот ли он.', en: 'The file is empty. Is it the right one?' },
    },
  ]);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
