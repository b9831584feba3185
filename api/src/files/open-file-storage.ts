import type { Config } from '../config.ts';
import { DiskFileStorage } from './disk-file-storage.ts';
import type { FileStorage } from './file-storage.ts';
import { S3FileStorage } from './s3-file-storage.ts';

/** The storage that the configuration names. */
export function openFileStorage(config: Config['files']): FileStorage {
  return config.driver === 's3' ? new S3FileStorage(config) : new DiskFileStorage(config.directory);
}
