import type { Config } from '../config.ts';
import { DiskFileStorage } from './disk-file-storage.ts';
import type { FileStorage } from './file-storage.ts';

/** The storage that the configuration names. */
export function openFileStorage(config: Config['files']): FileStorage {
  if (config.driver === 's3') throw new Error('FILES_DRIVER=s3 is not available yet');
  return new DiskFileStorage(config.directory);
}
