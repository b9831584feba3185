import { createReadStream } from 'node:fs';
import { authorizeUpload } from '../access/files.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { lockContent } from './content-lock.ts';
import { contentKey } from './file-keys.ts';
import type { FileStorage } from './file-storage.ts';
import { StoredFile } from './file.entity.ts';
import { holdErrors } from './hold-errors.ts';
import { discard, type IncomingFile, receiveFile, type ReceivedFile } from './receive-file.ts';

/**
 * Takes a file in and keeps it. The same bytes are stored once, but each upload is a file of its own: with its own name
 * and its own readers.
 * @throws BadInputError for too much, nothing, or a type that is not taken; StorageFullError; UnauthenticatedError, ForbiddenError
 */
export async function storeFile(ctx: Ctx, incoming: IncomingFile): Promise<StoredFile> {
  holdErrors(incoming.bytes);
  await authorizeUpload(ctx);
  const received = await receiveFile(ctx.app, incoming);
  try {
    const [file] = await keepFiles(ctx, [received]);
    return file!;
  } finally {
    await discard(received);
  }
}

/** All of what was received, or none. @throws StorageFullError; UnauthenticatedError, ForbiddenError */
export async function keepFiles(ctx: Ctx, received: readonly ReceivedFile[]): Promise<StoredFile[]> {
  const uploader = await authorizeUpload(ctx);
  // Before the transaction: it would hold a connection of the pool for as long as a bucket takes.
  for (const file of received) await keepBytes(ctx.app.files, file);
  return await inTransaction(ctx, async (tx) => {
    for (const file of received) {
      await lockContent(tx.db, file.sha256);
      // Normally there; but an older file of the same bytes may have been cleaned away a moment ago.
      await keepBytes(tx.app.files, file);
    }
    const files = tx.db.getRepository(StoredFile);
    return await files.save(
      received.map(({ name, mime, size, width, height, sha256 }) =>
        files.create({ name, mime, size, width, height, sha256, uploadedById: uploader.person.id }),
      ),
    );
  });
}

async function keepBytes(storage: FileStorage, file: ReceivedFile): Promise<void> {
  const key = contentKey(file);
  if (!(await storage.exists(key))) await storage.write(key, createReadStream(file.path), file.size);
}
