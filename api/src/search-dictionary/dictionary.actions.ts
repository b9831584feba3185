import { Any, IsNull } from 'typeorm';
import { mustBeAdmin } from '../access/people.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { BadInputError, ConflictError, NotFoundError, type FieldProblem } from '../errors.ts';
import { contentProblems, tidied } from './check-content.ts';
import { emptyContent, type DictionaryContent } from './dictionary-content.ts';
import { draftId, SearchDictionaryDraft, SearchDictionaryVersion } from './search-dictionary.entity.ts';

/** The version in force; null before anybody has changed anything. */
export async function lastVersion(ctx: Ctx): Promise<SearchDictionaryVersion | null> {
  const [last] = await ctx.db
    .getRepository(SearchDictionaryVersion)
    .find({ order: { number: 'DESC' }, take: 1 });
  return last ?? null;
}

/**
 * Keeps a draft. `version` is that of the draft it was made from, 0 where there was none.
 * @throws BadInputError by the places of what can't work, ConflictError where another admin was first
 */
export async function saveDraft(
  tx: Ctx,
  input: { version: number; content: DictionaryContent; restoredFrom?: number | null },
): Promise<SearchDictionaryDraft> {
  const { person } = mustBeAdmin(tx);
  const content = tidied(input.content);
  refuse(contentProblems(content));
  refuse(await missingEntries(tx, content));
  const drafts = tx.db.getRepository(SearchDictionaryDraft);
  const draft = await drafts.findOne({ where: { id: draftId }, lock: { mode: 'pessimistic_write' } });
  if ((draft?.version ?? 0) !== input.version) throw new ConflictError(draftMovedOn);
  const values = {
    content,
    version: input.version + 1,
    personId: person.id,
    ...(input.restoredFrom !== undefined && { restoredFrom: input.restoredFrom }),
  };
  if (draft) return await drafts.save(drafts.create({ ...draft, ...values }));
  const basedOn = (await lastVersion(tx))?.number ?? 0;
  // Not `save`, which would write over a draft that another admin began at the same moment.
  await drafts.insert({ id: draftId, restoredFrom: null, basedOn, ...values });
  return await drafts.findOneByOrFail({ id: draftId });
}

const draftMovedOn = {
  ru: 'Другой администратор сохранил этот черновик раньше. Откройте страницу заново: ваши строки ещё в форме, скопируйте нужное.',
  en: 'Another admin saved this draft before you. Open the page anew: your lines are still in the form, copy what you need.',
};

/** Throws the draft away; whoever has it open is told when they save. */
export async function discardDraft(tx: Ctx): Promise<void> {
  mustBeAdmin(tx);
  await tx.db.getRepository(SearchDictionaryDraft).delete({ id: draftId });
}

/**
 * Puts the draft into force: as a new version, which a trigger announces to every process.
 * @throws ConflictError where the draft is not the one that was looked at
 */
export async function publishDraft(
  tx: Ctx,
  input: { version: number; note: string },
): Promise<SearchDictionaryVersion> {
  const { person } = mustBeAdmin(tx);
  const drafts = tx.db.getRepository(SearchDictionaryDraft);
  const draft = await drafts.findOne({ where: { id: draftId }, lock: { mode: 'pessimistic_write' } });
  if (draft?.version !== input.version) throw new ConflictError(draftMovedOn);
  refuse(await missingEntries(tx, draft.content));
  const versions = tx.db.getRepository(SearchDictionaryVersion);
  const number = ((await lastVersion(tx))?.number ?? 0) + 1;
  const { content, restoredFrom } = draft;
  const note = input.note.trim().slice(0, 500);
  await versions.insert({ number, content, note, restoredFrom, personId: person.id, createdAt: tx.now() });
  await drafts.delete({ id: draftId });
  return await versions.findOneByOrFail({ number });
}

/**
 * Makes an older version the draft, to be looked at and put into force again; 0 is the dictionary as it came.
 * @param version of the draft that it replaces, as the admin saw it; 0 for none
 * @throws ConflictError where somebody has written on it since
 */
export async function restoreVersion(
  tx: Ctx,
  { number, version }: { number: number; version: number },
): Promise<SearchDictionaryDraft> {
  mustBeAdmin(tx);
  const older = await tx.db.getRepository(SearchDictionaryVersion).findOneBy({ number });
  if (!older && number !== 0) throw new NotFoundError();
  const content = older?.content ?? emptyContent;
  // An entry that was pinned then may be gone; the rest is wanted none the less.
  const gone = await goneNumbers(tx, content);
  const pins = content.pins
    .map(({ query, entries }) => ({ query, entries: entries.filter((entry) => !gone.has(entry)) }))
    .filter(({ entries }) => entries.length > 0);
  return await saveDraft(tx, {
    version,
    content: { ...content, pins },
    restoredFrom: number,
  });
}

/** Pins that name an entry which does not exist, or is in the bin. */
export async function missingEntries(ctx: Ctx, content: DictionaryContent): Promise<FieldProblem[]> {
  const gone = await goneNumbers(ctx, content);
  return content.pins.flatMap(({ query, entries }, i) =>
    entries
      .filter((number) => gone.has(number))
      .map((number) => ({
        path: `pins.${i}`,
        message: {
          ru: `«${query}»: материала № ${number} нет. Проверьте номер: он стоит под заголовком материала.`,
          en: `“${query}”: there is no entry ${number}. Check the number: it stands below the entry's title.`,
        },
      })),
  );
}

/** @throws BadInputError where there are problems */
function refuse(problems: FieldProblem[]): void {
  if (problems.length > 0) throw new BadInputError(problems);
}

async function goneNumbers(ctx: Ctx, { pins }: DictionaryContent): Promise<Set<number>> {
  const numbers = [...new Set(pins.flatMap(({ entries }) => entries))];
  const there = await existingNumbers(ctx, numbers);
  return new Set(numbers.filter((number) => !there.has(number)));
}

/** Those that entries outside of the bin have. One array, for a table may name more than a statement has parameters. */
export async function existingNumbers(ctx: Ctx, numbers: readonly number[]): Promise<Set<number>> {
  if (numbers.length === 0) return new Set();
  const there = await ctx.db
    .getRepository(Entry)
    .find({ select: { number: true }, where: { number: Any([...numbers]), deletedAt: IsNull() } });
  return new Set(there.map(({ number }) => number));
}
