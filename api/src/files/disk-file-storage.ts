import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NotFoundError } from '../errors.ts';
import { type FileStorage, translateDiskError } from './file-storage.ts';
import { holdErrors } from './hold-errors.ts';

/** Files in a folder, one for each key. A file appears under its name only when the disk has all of it. */
export class DiskFileStorage implements FileStorage {
  private readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  async write(key: string, bytes: Readable): Promise<void> {
    holdErrors(bytes);
    const path = this.pathOf(key);
    const partial = `${path}.${randomUUID()}.partial`;
    try {
      await mkdir(dirname(path), { recursive: true });
      await pipeline(bytes, createWriteStream(partial, { flags: 'wx', flush: true }));
      await rename(partial, path);
      await flushDirectory(dirname(path));
    } catch (error) {
      await rm(partial, { force: true });
      throw translateDiskError(error);
    }
  }

  async read(key: string, range?: { start: number; end: number }): Promise<Readable> {
    try {
      const file = await open(this.pathOf(key));
      return file.createReadStream(range);
    } catch (error) {
      throw isMissing(error) ? new NotFoundError() : error;
    }
  }

  async exists(key: string): Promise<boolean> {
    try {
      await access(this.pathOf(key));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: string): string {
    if (!/^[0-9a-z_-]+(\/[0-9a-z_-]+)*$/.test(key)) throw new Error(`not a key of ours: ${key}`);
    return join(this.directory, key);
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** A rename survives a power cut only when its folder is on the disk too; Windows can't open folders and needs not. */
async function flushDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
