import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Ctx } from '../../context.ts';
import { PublicError } from '../../errors.ts';
import { StoredFile } from '../../files/file.entity.ts';
import { discard, receiveFile, type ReceivedFile } from '../../files/receive-file.ts';
import { keepFiles } from '../../files/store-file.ts';
import type { SourceFile } from '../reading/source.ts';
import { at, type ReportRow, warning } from '../report.ts';
import { scopeOf, type WriteOptions } from './write-options.ts';

/**
 * Keeps the files that entries show, each once. A file that an earlier import of the same source brought is taken again:
 * otherwise every import would change every page with a picture.
 * @returns ids by path; what cannot be kept is missing there and warned of
 */
export async function storeFiles(
  tx: Ctx,
  files: readonly SourceFile[],
  options: WriteOptions,
): Promise<{ ids: Map<string, string>; rows: ReportRow[] }> {
  const ids = new Map<string, string>();
  const rows: ReportRow[] = [];
  if (files.length === 0) return { ids, rows };
  const known = await filesOfScope(tx, scopeOf(options));
  const unique = [...new Map(files.map((one) => [one.path, one])).values()];
  for (let i = 0; i < unique.length; i += atOnce) {
    options.signal.throwIfAborted();
    const chunk = unique.slice(i, i + atOnce);
    const received = await Promise.all(chunk.map((file) => receive(tx, file)));
    try {
      for (const [index, file] of received.entries()) {
        const { path } = chunk[index]!;
        if (file instanceof PublicError) rows.push(unstored(path, file));
        else ids.set(path, await keepOnce(tx, file, known, options));
      }
    } finally {
      for (const file of received) if (!(file instanceof PublicError)) await discard(file);
    }
  }
  return { ids, rows };
}

/** Pictures are cleaned in threads of their own: one after the other most of them would idle. */
const atOnce = 4;

function unstored(path: string, error: PublicError): ReportRow {
  return warning(at(path), path, { message: error.text, remedy: withoutFile });
}

async function keepOnce(
  tx: Ctx,
  file: ReceivedFile,
  known: Map<string, string>,
  { isDryRun }: WriteOptions,
): Promise<string> {
  const key = `${file.sha256} ${file.name}`;
  const id = known.get(key) ?? (isDryRun ? randomUUID() : (await keepFiles(tx, [file]))[0]!.id);
  known.set(key, id);
  return id;
}

async function receive(tx: Ctx, file: SourceFile): Promise<ReceivedFile | PublicError> {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  try {
    return await receiveFile(tx.app, { name, bytes: Readable.from([await file.bytes()]) });
  } catch (error) {
    if (error instanceof PublicError) return error;
    throw error;
  }
}

async function filesOfScope(tx: Ctx, scope: string): Promise<Map<string, string>> {
  const rows = await tx.db
    .getRepository(StoredFile)
    .createQueryBuilder('file')
    .innerJoin('entry_file', 'shown', 'shown.file_id = file.id')
    .innerJoin('entry', 'entry', 'entry.id = shown.entry_id')
    .where(`starts_with(entry.source_key, :scope)`, { scope: `${scope}/` })
    .getMany();
  return new Map(rows.map(({ id, sha256, name }) => [`${sha256} ${name}`, id]));
}

const withoutFile = {
  ru: 'Записи импортированы без этого файла.',
  en: 'The entries are imported without this file.',
};
