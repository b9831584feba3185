import { InvalidDocument } from '@fieldlore/content';
import type { Ctx } from '../../context.ts';
import { translateDatabaseError } from '../../database/database-errors.ts';
import { createEntry } from '../../entries/create-entry.ts';
import type { Entry } from '../../entries/entry.entity.ts';
import { EntryStatus } from '../../entries/entry.enums.ts';
import { publishEntry } from '../../entries/publish-entry.ts';
import { Revision } from '../../entries/revision.entity.ts';
import { saveEntry } from '../../entries/save-entry.ts';
import { BadInputError, type FieldProblem, ForbiddenError, PublicError } from '../../errors.ts';
import { ImportRowOutcome } from '../import-run.entity.ts';
import type { EntryDraft } from '../importer.ts';
import { refused, type Problem, type ReportRow, warning, written } from '../report.ts';
import { contentChanges, type LastImport } from './content-changes.ts';
import { EntryKeys } from './entry-keys.ts';
import { reportGone } from './gone-entries.ts';
import { storeFiles } from './store-files.ts';
import type { WrittenSections } from './write-sections.ts';
import { revisionNote, type WriteOptions } from './write-options.ts';

export interface WrittenEntries {
  rows: ReportRow[];
  /** Ids of shared entries by their keys. */
  equipment: Map<string, string>;
}

/**
 * Creates what is new and saves what the source changed since its last import. What people have written since stays,
 * unless the source changed the same entry: then it is replaced, with a warning, and stands in the history.
 */
export async function writeEntries(
  tx: Ctx,
  drafts: readonly EntryDraft[],
  sections: WrittenSections,
  options: WriteOptions,
): Promise<WrittenEntries> {
  const keys = await EntryKeys.load(tx, drafts, options);
  const files = await storeFiles(
    tx,
    drafts.flatMap((draft) => draft.files ?? []),
    options,
  );
  const writer = new EntryWriter(tx, keys, sections, files.ids, options);
  const rows = [...files.rows, ...keys.twice];
  for (const [i, draft] of keys.drafts.entries()) {
    options.signal.throwIfAborted();
    rows.push(...(await refusing(draft, () => writer.write(draft))));
    options.onProgress((i + 1) / keys.drafts.length / 2);
  }
  // Links of one entry to another are noted when it is published: by then all of them have to be there.
  for (const [i, { draft, entry }] of writer.unpublished.entries()) {
    options.signal.throwIfAborted();
    rows.push(...(await refusing(draft, () => writer.publish(draft, entry))));
    options.onProgress(0.5 + (i + 1) / writer.unpublished.length / 2);
  }
  rows.push(...(await reportGone(tx, keys, options)));
  return { rows, equipment: keys.shared };
}

/** An import that the database has refused cannot go on: its rows so far are its report. */
export class StoppedImport extends Error {
  readonly row: ReportRow;

  constructor(row: ReportRow, cause: unknown) {
    super(row.message?.en, { cause });
    this.row = row;
  }
}

/** Runs the work on one entry; what people would be told in the editor becomes a row of the report. */
export async function refusing(
  draft: Pick<EntryDraft, 'place' | 'title'>,
  work: () => Promise<ReportRow[]>,
): Promise<ReportRow[]> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BadInputError && error.fields.length > 0)
      return error.fields.map((field) => refused(draft.place, draft.title, fieldProblem(field)));
    if (error instanceof InvalidDocument)
      return [
        refused(draft.place, draft.title, {
          message: { ru: error.message, en: error.message },
          remedy: mend,
        }),
      ];
    const known = translateDatabaseError(error);
    if (!(known instanceof PublicError)) throw error;
    const row = refused(draft.place, draft.title, { message: known.text, remedy: mend });
    // After an error of its own PostgreSQL does nothing more in this transaction.
    if (known !== error) throw new StoppedImport(row, error);
    return [row];
  }
}

function fieldProblem({ path, message }: FieldProblem): Problem {
  return { message: { ru: `${path}: ${message.ru}`, en: `${path}: ${message.en}` }, remedy: mend };
}

const mend = {
  ru: 'Исправьте это место в источнике и повторите импорт.',
  en: 'Mend this place in the source and import again.',
};

class EntryWriter {
  readonly unpublished: { draft: EntryDraft; entry: Entry }[] = [];
  private readonly tx: Ctx;
  private readonly keys: EntryKeys;
  private readonly sections: WrittenSections;
  private readonly files: ReadonlyMap<string, string>;
  private readonly options: WriteOptions;

  constructor(
    tx: Ctx,
    keys: EntryKeys,
    sections: WrittenSections,
    files: ReadonlyMap<string, string>,
    options: WriteOptions,
  ) {
    this.tx = tx;
    this.keys = keys;
    this.sections = sections;
    this.files = files;
    this.options = options;
  }

  async write(draft: EntryDraft): Promise<ReportRow[]> {
    const { place, title } = draft;
    const existing = this.keys.existing(draft);
    if (!existing) {
      this.unpublished.push({ draft, entry: await this.create(draft) });
      return [written(ImportRowOutcome.ADDED, place, title)];
    }
    if (draft.isShared) return [written(ImportRowOutcome.UNCHANGED, place, title)];
    if (existing.deletedAt || existing.status === EntryStatus.ARCHIVED)
      return [warning(place, title, putAway)];
    const last = await this.keys.lastImport(existing);
    const changes = contentChanges(draft, this.contentOf(draft), last);
    if (changes.length === 0) return [written(ImportRowOutcome.UNCHANGED, place, title)];
    const { entry } = await saveEntry(this.tx, {
      id: existing.id,
      version: existing.version,
      title,
      ...this.contentOf(draft),
      note: revisionNote(this.options),
    });
    this.unpublished.push({ draft, entry });
    return [
      written(ImportRowOutcome.CHANGED, place, title, changes),
      ...(isEdited(existing, last) ? [warning(place, title, replaced)] : []),
    ];
  }

  async publish(draft: EntryDraft, entry: Entry): Promise<ReportRow[]> {
    const note = revisionNote(this.options);
    if (this.options.asDrafts) {
      await this.tx.db.getRepository(Revision).update(entry.draftRevisionId!, { note });
      return [];
    }
    try {
      await publishEntry(this.tx, { id: entry.id, version: entry.version, note });
      return [];
    } catch (error) {
      if (error instanceof BadInputError)
        return [warning(draft.place, draft.title, { message: error.text, remedy: leftToCheck })];
      if (!(error instanceof ForbiddenError)) throw error;
      return [warning(draft.place, draft.title, { message: error.text, remedy: leftAsDraft })];
    }
  }

  private async create(draft: EntryDraft): Promise<Entry> {
    const { kind, locale, title, tags } = draft;
    return await createEntry(this.tx, {
      id: this.keys.idOf(draft),
      kind,
      locale,
      title,
      tags,
      audience: this.options.audience,
      sectionId: (draft.section ? this.sections.ids.get(draft.section) : null) ?? this.sections.top,
      sourceKey: this.keys.sourceKey(draft),
      translationOf: this.keys.takeTwin(draft),
      ...this.contentOf(draft),
    });
  }

  private contentOf(draft: EntryDraft): ReturnType<EntryDraft['content']> {
    return draft.content({
      entry: (key) => this.keys.find(key, draft.locale),
      file: (file) => this.files.get(file.path) ?? null,
    });
  }
}

/** People have saved or published another revision since the last import. */
function isEdited(entry: Entry, last: LastImport | null): boolean {
  return last === null || (entry.draftRevisionId ?? entry.publishedRevisionId) !== last.revisionId;
}

const putAway: Problem = {
  message: {
    ru: 'Запись в архиве или в корзине: импорт её не трогает.',
    en: 'The entry is in the archive or the bin: the import leaves it there.',
  },
  remedy: { ru: 'Восстановите её и повторите импорт.', en: 'Restore it and import again.' },
};

const replaced: Problem = {
  message: {
    ru: 'После прошлого импорта запись правили люди; источник тоже изменился и заменяет их правку.',
    en: 'People edited the entry since the last import; the source changed too and replaces their edit.',
  },
  remedy: {
    ru: 'Прежний текст остаётся в истории: сравните и верните нужное.',
    en: 'The earlier text stays in the history: compare, and take back what is needed.',
  },
};

const leftToCheck = {
  ru: 'Запись сохранена черновиком: откройте её, исправьте или подтвердите и опубликуйте.',
  en: 'The entry is saved as a draft: open it, mend or confirm what is said there, and publish it.',
};

const leftAsDraft = {
  ru: 'Запись сохранена черновиком.',
  en: 'The entry is saved as a draft.',
};
