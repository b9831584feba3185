import type { Readable } from 'node:stream';

/** Where the bytes of files are kept: on disk, or in a bucket. Keys are made by us and hold only `[0-9a-z/_-]`. */
export interface FileStorage {
  /** Resolves when the bytes are safe. @throws StorageFullError */
  write(key: string, bytes: Readable): Promise<void>;
  /** @throws NotFoundError */
  read(key: string, range?: { start: number; end: number }): Promise<Readable>;
  exists(key: string): Promise<boolean>;
  delete(key: string): Promise<void>;
}
