import type { EquipmentData } from '@fieldlore/content';
import {
  type DeviceColumn,
  deviceColumns,
  type DeviceTableRow,
} from '../../catalogue/tables/device-columns.ts';
import { type Ctx, withViewer } from '../../context.ts';
import { createEntry } from '../../entries/create-entry.ts';
import { Entry } from '../../entries/entry.entity.ts';
import { publishEntry } from '../../entries/publish-entry.ts';
import { Revision } from '../../entries/revision.entity.ts';
import { saveEntry } from '../../entries/save-entry.ts';
import { Locale } from '../../graphql/locale.ts';
import { ImportRowOutcome } from '../import-run.entity.ts';
import type { DeviceTableDraft } from '../importer.ts';
import { type ReportRow, warning, written } from '../report.ts';
import { changeText } from './change-text.ts';
import { refusing } from './write-entries.ts';
import { revisionNote, type WriteOptions } from './write-options.ts';
import { writeSections } from './write-sections.ts';

/**
 * Brings the cards of devices to what a table says of them, found by id, else by title and language; missing ones are made.
 * What the table does not tell of a card stays. A card with a draft that somebody works on is left alone, with a warning.
 */
export async function writeDeviceTable(
  tx: Ctx,
  drafts: readonly DeviceTableDraft[],
  options: WriteOptions,
): Promise<ReportRow[]> {
  if (drafts.length === 0) return [];
  const known = await tx.db.getRepository(Entry).find({
    where: { kind: 'EQUIPMENT' },
    order: { number: 'ASC' },
  });
  const standing = known.filter(({ deletedAt, status }) => !deletedAt && status !== 'ARCHIVED');
  const byId = new Map(standing.map((entry) => [entry.id, entry]));
  const byTitle = new Map(standing.toReversed().map((entry) => [titleKey(entry), entry]));
  const find = (draft: DeviceTableDraft) => byId.get(draft.rowId ?? '') ?? byTitle.get(titleKey(draft)) ?? null;

  const missing = drafts.some((draft) => !find(draft));
  const sections = missing ? await writeSections(tx, [], options) : null;
  const report: ReportRow[] = [...(sections?.rows ?? [])];
  // The section tree is read once a context: a new section is in the next one.
  const next = withViewer(tx, tx.viewer);
  const twins = new Map<string, string>();
  for (const [i, draft] of drafts.entries()) {
    options.signal.throwIfAborted();
    const entry = find(draft);
    report.push(
      ...(await refusing(draft, async () => {
        if (entry) return [await change(next, draft, entry, options)];
        const twin = draft.translations ? twins.get(draft.translations) : undefined;
        const added = await createEntry(next, {
          kind: 'EQUIPMENT',
          locale: draft.locale,
          title: draft.title,
          sectionId: sections!.top,
          audience: options.audience,
          translationOf: twin ?? null,
          data: { type: 'OTHER', model: draft.title, ...draft.said },
        });
        if (draft.translations && !twin) twins.set(draft.translations, added.id);
        if (!options.asDrafts) await publishEntry(next, { ...added, note: revisionNote(options) });
        return [written(ImportRowOutcome.ADDED, draft.place, draft.title)];
      })),
    );
    options.onProgress((i + 1) / drafts.length);
  }
  return report;
} // prettier-ignore

const titleKey = ({ title, locale }: Pick<Entry, 'title' | 'locale'>) => `${locale} ${title.toLowerCase()}`;

async function change(
  tx: Ctx,
  draft: DeviceTableDraft,
  entry: Entry,
  options: WriteOptions,
): Promise<ReportRow> {
  const id = entry.draftRevisionId ?? entry.publishedRevisionId;
  const revision = await tx.db.getRepository(Revision).findOneByOrFail({ id: id! });
  const before = revision.data as EquipmentData;
  const data = { ...before, ...draft.said };
  const changes = [
    ...(draft.title === revision.title ? [] : [changeText({ field: 'title', from: revision.title, to: draft.title })]),
    ...deviceColumns.filter(({ field }) => field).flatMap((column) => changeOf(column, before, data)),
  ]; // prettier-ignore
  if (changes.length === 0) return written(ImportRowOutcome.UNCHANGED, draft.place, draft.title);
  if (entry.draftRevisionId && entry.publishedRevisionId)
    return warning(draft.place, draft.title, beingWritten);
  const { entry: saved } = await saveEntry(tx, {
    id: entry.id,
    version: entry.version,
    title: draft.title,
    data,
    note: revisionNote(options),
  });
  if (!options.asDrafts) await publishEntry(tx, { id: saved.id, version: saved.version, note: revisionNote(options) }); // prettier-ignore
  return written(ImportRowOutcome.CHANGED, draft.place, draft.title, changes);
}

/** A field has changed where a table would say something else of it. */
function changeOf(column: DeviceColumn, before: EquipmentData, after: EquipmentData): string[] {
  const [from, to] = [before, after].map((data) => column.cell!({ data } as DeviceTableRow, Locale.en));
  return from === to ? [] : [changeText({ field: column.key, from, to })];
}

const beingWritten = {
  message: {
    ru: 'Карточку сейчас правят: у неё есть черновик. Импорт её не трогает.',
    en: 'Somebody works on the card: it has a draft. The import leaves it alone.',
  },
  remedy: {
    ru: 'Опубликуйте или отмените черновик и повторите импорт.',
    en: 'Publish or discard the draft and import again.',
  },
};
