import type { Readable } from 'node:stream';
import { PublicError } from '../errors.ts';

/** Where the bytes of files are kept: on disk, or in a bucket. Keys are made by us and hold only `[0-9a-z/_-]`. */
export interface FileStorage {
  /**
   * Resolves when the bytes are safe; until then nobody sees any of them. Writing a key again replaces it.
   * @param size of the bytes, which a bucket wants to know beforehand
   * @throws StorageFullError
   */
  write(key: string, bytes: Readable, size: number): Promise<void>;
  /**
   * @param range first and last byte, both included
   * @throws NotFoundError
   */
  read(key: string, range?: { start: number; end: number }): Promise<Readable>;
  exists(key: string): Promise<boolean>;
  /** What is not there is deleted already. */
  delete(key: string): Promise<void>;
}

/** The disk has no room; nothing of the file was kept. */
export class StorageFullError extends PublicError {
  constructor() {
    super(
      'STORAGE_FULL',
      {
        ru: 'Диск сервера заполнен, файл не сохранён. Сообщите администратору: нужно освободить место, затем повторите.',
        en: 'The server’s disk is full, the file was not saved. Tell the administrator to make room, then try again.',
      },
      { http: 507 },
    );
  }
}

/** What a failed write to a disk means to people; any other error as it came. */
export function translateDiskError(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT' ? new StorageFullError() : error;
}
