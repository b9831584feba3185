import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import type { Ctx } from '../../context.ts';
import { Entry } from '../../entries/entry.entity.ts';
import { Revision } from '../../entries/revision.entity.ts';
import { Locale } from '../../graphql/locale.ts';
import type { EntryDraft } from '../importer.ts';
import { refused, type ReportRow } from '../report.ts';
import type { LastImport } from './content-changes.ts';
import { entryScope, revisionNote, type WriteOptions } from './write-options.ts';

/** What the keys of a source stand for: entries that are here, and ids of those that come. */
export class EntryKeys {
  /** Each key once. */
  readonly drafts: EntryDraft[];
  /** Drafts whose key another has already. */
  readonly twice: ReportRow[];
  /** Ids of shared entries by key. */
  readonly shared: Map<string, string>;
  private readonly options: WriteOptions;
  private readonly bySourceKey: Map<string, Entry>;
  private readonly ids: Map<string, string>;
  /** Twins that stand in the database by now. */
  private readonly created = new Set<string>();
  private readonly imports: Map<string, LastImport>;

  private constructor(
    drafts: readonly EntryDraft[],
    known: readonly Entry[],
    imports: Map<string, LastImport>,
    options: WriteOptions,
  ) {
    this.options = options;
    this.imports = imports;
    this.bySourceKey = new Map(known.map((entry) => [entry.sourceKey!, entry]));
    const unique = new Map<string, EntryDraft>();
    this.twice = [];
    for (const draft of drafts) {
      const key = this.sourceKey(draft);
      const first = unique.get(key);
      if (first) this.twice.push(refused(draft.place, draft.title, sameKey(first)));
      else unique.set(key, draft);
    }
    this.drafts = [...unique.values()];
    this.ids = new Map([...unique.keys()].map((key) => [key, this.bySourceKey.get(key)?.id ?? randomUUID()]));
    this.shared = new Map(
      this.drafts.filter(({ isShared }) => isShared).map((draft) => [draft.key, this.idOf(draft)]),
    );
  }

  static async load(tx: Ctx, drafts: readonly EntryDraft[], options: WriteOptions): Promise<EntryKeys> {
    if (drafts.length === 0) return new EntryKeys([], [], new Map(), options);
    const known = await tx.db
      .getRepository(Entry)
      .createQueryBuilder('entry')
      .where('starts_with(entry.source_key, :scope) OR entry.source_key = ANY(:shared)', {
        scope: entryScope(options, Locale.ru).slice(0, -3),
        shared: drafts.filter(({ isShared }) => isShared).map(({ key }) => key),
      })
      .getMany();
    return new EntryKeys(drafts, known, await lastImports(tx, known, revisionNote(options)), options);
  }

  sourceKey({ isShared, key, locale }: Pick<EntryDraft, 'isShared' | 'key' | 'locale'>): string {
    return isShared ? key : entryScope(this.options, locale) + key;
  }

  idOf(draft: EntryDraft): string {
    return this.ids.get(this.sourceKey(draft))!;
  }

  existing(draft: EntryDraft): Entry | null {
    return this.bySourceKey.get(this.sourceKey(draft)) ?? null;
  }

  async lastImport(entry: Entry): Promise<LastImport | null> {
    return this.imports.get(entry.id) ?? null;
  }

  /** The entry of this key in the language, else in another. */
  find(key: string, locale: Locale): string | null {
    for (const language of [locale, ...Object.values(Locale)]) {
      const sourceKey = entryScope(this.options, language) + key;
      const id = this.ids.get(sourceKey) ?? this.bySourceKey.get(sourceKey)?.id;
      if (id) return id;
    }
    return null;
  }

  /** The id of the same entry in another language that is there already; the asking one is there from now on. */
  takeTwin(draft: EntryDraft): string | null {
    this.created.add(this.sourceKey(draft));
    if (draft.isShared) return null;
    for (const locale of Object.values(Locale).filter((one) => one !== draft.locale)) {
      const twinKey = this.sourceKey({ ...draft, locale });
      const known = this.bySourceKey.get(twinKey);
      if (known && !known.deletedAt) return known.id;
      if (this.created.has(twinKey)) return this.ids.get(twinKey)!;
    }
    return null;
  }

  /** Entries of the imported languages that the source no longer has. */
  gone(): Entry[] {
    const scopes = new Set(this.drafts.map(({ locale }) => entryScope(this.options, locale)));
    return [...this.bySourceKey].flatMap(([key, entry]) =>
      !this.ids.has(key) && [...scopes].some((scope) => key.startsWith(scope)) ? [entry] : [],
    );
  }
}

/** What each entry said when it was imported last, by its id. */
async function lastImports(
  tx: Ctx,
  entries: readonly Entry[],
  note: string,
): Promise<Map<string, LastImport>> {
  if (entries.length === 0) return new Map();
  const revisions = await tx.db.getRepository(Revision).find({
    where: { entryId: In(entries.map(({ id }) => id)), note },
    order: { number: 'ASC' },
  });
  return new Map(
    revisions.map(({ entryId, id, title, body, data }) => [entryId, { revisionId: id, title, body, data }]),
  );
}

function sameKey({ place, title }: EntryDraft): Parameters<typeof refused>[2] {
  const where = [place.file, place.line].filter(Boolean).join(':') || title;
  return {
    message: { ru: `Та же запись уже есть: ${where}.`, en: `The same entry is there already: ${where}.` },
    remedy: { ru: 'Оставьте одну из двух.', en: 'Keep one of the two.' },
  };
}
