import { buffer } from 'node:stream/consumers';
import { findVisibleFile } from '../access/files.ts';
import { mustBeAdmin } from '../access/people.ts';
import type { Audience } from '../access/roles.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, type Message } from '../errors.ts';
import { contentKey } from '../files/file-keys.ts';
import type { StoredFile } from '../files/file.entity.ts';
import type { Locale } from '../graphql/locale.ts';
import { beginRun, performRun, type RunOptions } from './import-runs.ts';
import type { ImportRun } from './import-run.entity.ts';
import type { Importer } from './importer.ts';
import { findImporter } from './importers.ts';
import { type ColumnMapping, isMapping, mappingShape } from './reading/columns.ts';
import { type ImportSource, sourceOf } from './reading/source.ts';
import { UnreadableSource } from './report.ts';

export interface ImportRequest {
  uploadId: string;
  importer: string;
  sectionId?: string | null;
  audience?: Audience | null;
  locale?: Locale | null;
  mapping?: unknown;
  asDrafts?: boolean | null;
  removeGone?: boolean | null;
  addMissing?: boolean | null;
  dryRun: boolean;
}

/**
 * Begins an import of an uploaded file and returns while it goes on.
 * @throws BadInputError for an unknown importer or section, or a file it can't open; NotFoundError, ForbiddenError
 */
export async function startImport(ctx: Ctx, request: ImportRequest): Promise<ImportRun> {
  mustBeAdmin(ctx);
  const importer = importerOf(request.importer);
  await checkSection(ctx, request.sectionId ?? null);
  const source = await openUpload(ctx, await findVisibleFile(ctx, request.uploadId));
  const options: RunOptions = {
    sectionId: request.sectionId ?? null,
    audience: request.audience ?? null,
    locale: request.locale ?? null,
    mapping: mappingOf(request.mapping),
    asDrafts: request.asDrafts ?? false,
    removeGone: request.removeGone ?? false,
    addMissing: request.addMissing ?? false,
    isDryRun: request.dryRun,
  };
  // Nothing may be wrong with the request from here on: a run that is not begun would look like one that goes on.
  const run = await beginRun(ctx, importer, source, request.dryRun);
  performRun(ctx, run, importer, source, options).catch((error: unknown) =>
    // Only a database that is gone gets here. The run falls silent, and is shown as failed.
    ctx.log.error({ err: error, run: run.id }, 'an import could not be ended'),
  );
  return run;
}

async function openUpload(ctx: Ctx, file: StoredFile): Promise<ImportSource> {
  const bytes = await buffer(await ctx.app.files.read(contentKey(file)));
  try {
    // Uploads keep pages as plain text, under a name that says so.
    return sourceOf(file.name.replace(/\.(html?)\.txt$/i, '.$1'), bytes);
  } catch (error) {
    if (error instanceof UnreadableSource) throw badInput('uploadId', error.row.message!);
    throw error;
  }
}

function importerOf(name: string): Importer {
  const importer = findImporter(name);
  if (importer) return importer;
  throw badInput('importer', { ru: `Импорта «${name}» нет.`, en: `There is no importer “${name}”.` });
}

async function checkSection(ctx: Ctx, sectionId: string | null): Promise<void> {
  if (sectionId === null || (await ctx.sections()).get(sectionId)) return;
  throw badInput('sectionId', {
    ru: 'Такого раздела нет. Выберите его из списка.',
    en: 'There is no such section. Choose one from the list.',
  });
}

/** @throws BadInputError unless it is headers by keys of columns */
function mappingOf(mapping: unknown): ColumnMapping {
  if (mapping === undefined || mapping === null) return {};
  if (isMapping(mapping)) return mapping;
  throw badInput('mapping', mappingShape);
}

function badInput(path: string, message: Message): BadInputError {
  return new BadInputError([{ path, message }]);
}
