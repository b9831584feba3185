import { mustBeAdmin } from '../access/people.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, ConflictError, NotFoundError } from '../errors.ts';
import { ImportMapping } from './import-mapping.entity.ts';
import { ImportRun } from './import-run.entity.ts';
import type { Importer } from './importer.ts';
import { type ColumnMapping, headerKey } from './reading/columns.ts';

const longestName = 80;

export interface ChosenMapping {
  columns: ColumnMapping;
  /** Null for one that is not kept. */
  name: string | null;
}

/** The mapping of this name; without one, what was saved last for a table with the same header. @throws BadInputError */
export async function findMapping(
  ctx: Ctx,
  importer: Importer,
  by: { name?: string | null; header: readonly string[] | null },
): Promise<ChosenMapping | null> {
  const mappings = ctx.db.getRepository(ImportMapping);
  if (by.name) {
    const named = await mappings.findOneBy({ name: by.name, importer: importer.name });
    if (named) return named;
    const others = await mappings.find({ where: { importer: importer.name }, order: { name: 'ASC' } });
    const list = others.map(({ name }) => `«${name}»`).join(', ') || '—';
    throw badName({
      ru: `Сопоставления «${by.name}» для этого импорта нет. Есть: ${list}`,
      en: `This importer has no mapping “${by.name}”. There are: ${list}`,
    });
  }
  if (!by.header) return null;
  const where = { importer: importer.name, headerKey: headerKey(by.header) };
  return await mappings.findOne({ where, order: { updatedAt: 'DESC' } });
}

/**
 * Keeps which column of a looked-at table is which, under a name; one of this name is replaced.
 * @throws BadInputError, ConflictError for a name that another kind of import has, NotFoundError, ForbiddenError
 */
export async function saveMapping(
  tx: Ctx,
  input: { runId: string; name: string; columns: ColumnMapping },
): Promise<ImportMapping> {
  mustBeAdmin(tx);
  const name = soundName(input.name);
  const run = await tx.db.getRepository(ImportRun).findOneBy({ id: input.runId });
  if (!run?.preview) throw new NotFoundError();
  const mappings = tx.db.getRepository(ImportMapping);
  const known = await mappings.findOneBy({ name });
  if (known && known.importer !== run.importer) throw nameTaken(name);
  return await mappings.save({
    ...(known ?? mappings.create()),
    name,
    importer: run.importer,
    headerKey: headerKey(run.preview.header),
    columns: { ...input.columns },
    updatedAt: tx.now(),
    personId: tx.viewer.person?.id ?? null,
  });
}

/** @throws BadInputError, ConflictError where another has the name, NotFoundError, ForbiddenError */
export async function renameMapping(tx: Ctx, input: { id: string; name: string }): Promise<ImportMapping> {
  mustBeAdmin(tx);
  const name = soundName(input.name);
  const mappings = tx.db.getRepository(ImportMapping);
  const mapping = await mappings.findOneBy({ id: input.id });
  if (!mapping) throw new NotFoundError();
  const known = await mappings.findOneBy({ name });
  if (known && known.id !== mapping.id) throw nameTaken(name);
  return await mappings.save({ ...mapping, name });
}

/** @throws NotFoundError, ForbiddenError */
export async function deleteMapping(tx: Ctx, id: string): Promise<void> {
  mustBeAdmin(tx);
  const { affected } = await tx.db.getRepository(ImportMapping).delete(id);
  if (!affected) throw new NotFoundError();
}

function soundName(text: string): string {
  const name = text.trim().replaceAll(/\s+/g, ' ');
  if (name !== '' && name.length <= longestName) return name;
  throw badName({
    ru: `Назовите сопоставление: от 1 до ${longestName} знаков.`,
    en: `Name the mapping, in 1 to ${longestName} characters.`,
  });
}

function badName(message: { ru: string; en: string }): BadInputError {
  return new BadInputError([{ path: 'name', message }]);
}

function nameTaken(name: string): ConflictError {
  const text = {
    ru: `Сопоставление «${name}» уже есть. Возьмите другое имя.`,
    en: `There is a mapping “${name}” already. Take another name.`,
  };
  return new ConflictError(text, [{ path: 'name', message: text }]);
}
