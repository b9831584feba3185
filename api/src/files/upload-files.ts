import { PassThrough, type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import busboy, { type Busboy } from 'busboy';
import type { Request } from 'express';
import { authorizeUpload } from '../access/files.ts';
import type { App, Ctx } from '../context.ts';
import { BadInputError, type Message } from '../errors.ts';
import type { StoredFile } from './file.entity.ts';
import { discard, receiveFile, type ReceivedFile } from './receive-file.ts';
import { keepFiles } from './store-file.ts';

const mostFiles = 20;

/**
 * Keeps the files of a `multipart/form-data` request, all or none: what is wrong with each is said at once, as fields
 * `files.0`, `files.1`, …
 * @throws BadInputError; StorageFullError; UnauthenticatedError, ForbiddenError
 */
export async function uploadFiles(ctx: Ctx, req: Request): Promise<StoredFile[]> {
  await authorizeUpload(ctx);
  const outcomes = await receiveAll(ctx.app, req);
  const received = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  try {
    throwProblems(outcomes);
    return await keepFiles(ctx, received);
  } finally {
    await Promise.all(received.map(discard));
  }
}

/** Takes the files in as they come, one after the other. */
async function receiveAll(app: App, req: Request): Promise<PromiseSettledResult<ReceivedFile>[]> {
  const form = openForm(req);
  const receiving: Promise<ReceivedFile>[] = [];
  let isTooMany = false;
  form.on('file', (_field, bytes, { filename }) => {
    receiving.push(receiveFile(app, { name: filename ?? '', bytes: readToTheEnd(bytes) }));
  });
  form.on('filesLimit', () => (isTooMany = true));
  req.on('error', (error) => form.destroy(error));
  const [reading] = await Promise.allSettled([finished(req.pipe(form))]);
  const outcomes = await Promise.allSettled(receiving);
  if (reading.status === 'rejected') outcomes.push({ status: 'rejected', reason: problem(cutOff) });
  if (isTooMany) outcomes.push({ status: 'rejected', reason: problem(tooMany) });
  if (outcomes.length === 0) throw problem(nothing);
  return outcomes;
}

/** @throws BadInputError where the request is no form with files */
function openForm(req: Request): Busboy {
  try {
    // Browsers write names in UTF-8 and say so nowhere.
    return busboy({ headers: req.headers, defParamCharset: 'utf8', limits: { files: mostFiles } });
  } catch {
    throw problem(noForm);
  }
}

/** busboy waits for the end of every file, so one that was refused is read on and not cut off. */
function readToTheEnd(bytes: Readable): Readable {
  const wanted = new PassThrough();
  bytes.on('error', (error) => wanted.destroy(error));
  wanted.on('close', () => bytes.resume());
  return bytes.pipe(wanted);
}

function throwProblems(outcomes: readonly PromiseSettledResult<ReceivedFile>[]): void {
  const failures = outcomes.flatMap((outcome, index) =>
    outcome.status === 'rejected' ? [{ index, reason: outcome.reason as unknown }] : [],
  );
  const unforeseen = failures.find(({ reason }) => !(reason instanceof BadInputError));
  if (unforeseen) throw unforeseen.reason;
  if (failures.length === 0) return;
  throw new BadInputError(
    failures.map(({ index, reason }) => ({
      path: `files.${index}`,
      message: (reason as BadInputError).fields[0]!.message,
    })),
  );
}

function problem(message: Message): BadInputError {
  return new BadInputError([{ path: 'files', message }]);
}

const noForm: Message = {
  ru: 'Файлы отправляют формой multipart/form-data, например: curl -F files=@схема.png …',
  en: 'Send files as a multipart/form-data form, for example: curl -F files=@scheme.png …',
};
const nothing: Message = { ru: 'Выберите хотя бы один файл.', en: 'Choose at least one file.' };
const cutOff: Message = {
  ru: 'Передача оборвалась, ничего не сохранено. Загрузите файлы ещё раз.',
  en: 'The transfer broke off, nothing was saved. Upload the files again.',
};
const tooMany: Message = {
  ru: `За раз загружают до ${mostFiles} файлов. Разделите их на части.`,
  en: `Up to ${mostFiles} files are uploaded at a time. Send them in parts.`,
};
