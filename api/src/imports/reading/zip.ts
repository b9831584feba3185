import { readZip as readArchive, type ZipEntry, ZipError } from '../../files/read-zip.ts';
import { at, UnreadableSource } from '../report.ts';

/** The files of an archive that is imported. @throws UnreadableSource where it can't be unpacked, or should not be */
export function readZip(bytes: Buffer, file: string | null): ZipEntry[] {
  const entries = told(file, () => readArchive(bytes));
  return entries.map((entry) => ({ ...entry, bytes: () => told(file, () => entry.bytes()) }));
}

function told<T>(file: string | null, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ZipError ? new UnreadableSource(at(file), error.problem) : error;
  }
}
