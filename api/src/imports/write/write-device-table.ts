import { randomUUID } from 'node:crypto';
import { type EquipmentData, withEveryList } from '@fieldlore/content';
import { In } from 'typeorm';
import type { DeviceTableRow } from '../../catalogue/tables/device-columns.ts';
import { type Ctx, withViewer } from '../../context.ts';
import { createEntry } from '../../entries/create-entry.ts';
import { Entry } from '../../entries/entry.entity.ts';
import { publishEntry } from '../../entries/publish-entry.ts';
import { Revision } from '../../entries/revision.entity.ts';
import { saveEntry } from '../../entries/save-entry.ts';
import { ImportRowOutcome } from '../import-run.entity.ts';
import type { DeviceTableDraft } from '../importer.ts';
import { type Problem, refused, type ReportRow, warning, written } from '../report.ts';
import { cardBefore, noteCards, type WrittenCard } from '../undo/note-cards.ts';
import { changeText } from './change-text.ts';
import { DeviceReferences } from './device-references.ts';
import { changesOfDevice, resolveDevice } from './merge-device.ts';
import { refusing } from './write-entries.ts';
import { revisionNote, type WriteOptions } from './write-options.ts';
import { writeSections } from './write-sections.ts';

/** A row with the card that it is about. */
interface DeviceRow {
  draft: DeviceTableDraft;
  /** Null for a new one. */
  entry: Entry | null;
  id: string;
}

interface Written {
  rows: ReportRow[];
  /** Waits to be published: relations are noted then, and by then every card has to be there. */
  entry: Entry | null;
}

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
  const deviceRows = drafts.map((draft): DeviceRow => {
    const entry = byId.get(draft.rowId ?? '') ?? byTitle.get(titleKey(draft)) ?? null;
    return { draft, entry, id: entry?.id ?? randomUUID() };
  });
  const report = deviceRows.filter(isPinsOfNobody).map(({ draft }) => refused(draft.placeOf('device'), draft.title, pinsOfNobody));
  const rows = deviceRows.filter((row) => !isPinsOfNobody(row));
  const added = rows.filter(({ entry }) => !entry);
  const sections = added.length > 0 ? await writeSections(tx, [], options) : null;
  report.push(...(sections?.rows ?? []));
  // The section tree is read once a context: a new section is in the next one.
  const next = withViewer(tx, tx.viewer);
  const references = await DeviceReferences.load(next, drafts, [
    ...standing,
    ...added.map(({ id, draft: { title, locale } }) => ({ id, title, locale, number: null })),
  ]);
  const revisions = await currentRevisions(tx, rows);
  const twins = new Map(standing.map((entry) => [entry.translationGroup, entry.id]));
  const unpublished: { draft: DeviceTableDraft; entry: Entry }[] = [];
  const cards = new Map<string, WrittenCard>();
  for (const [i, row] of rows.entries()) {
    options.signal.throwIfAborted();
    const { draft, entry } = row;
    report.push(
      ...(await refusing(draft, async () => {
        const result = entry
          ? await change(next, draft, entry, revisions.get(entry.id)!, references, options)
          : await add(next, row, sections!.top, twins, references, options);
        if (result.entry) cards.set(result.entry.id, { entry: result.entry, before: entry && cardBefore(entry) });
        if (result.entry && !options.asDrafts) unpublished.push({ draft, entry: result.entry });
        return result.rows;
      })),
    );
    options.onProgress((i + 1) / rows.length / 2);
  }
  for (const [i, { draft, entry }] of unpublished.entries()) {
    options.signal.throwIfAborted();
    const { id, version } = entry;
    report.push(
      ...(await refusing(draft, async () => {
        cards.get(id)!.entry = await publishEntry(next, { id, version, note: revisionNote(options) });
        return [];
      })),
    );
    options.onProgress(0.5 + (i + 1) / unpublished.length / 2);
  }
  await noteCards(tx, [...cards.values()]);
  return report;
} // prettier-ignore

const titleKey = ({ title, locale }: Pick<Entry, 'title' | 'locale'>) => `${locale} ${title.toLowerCase()}`;

const isPinsOfNobody = ({ draft, entry }: DeviceRow) => draft.pins !== null && !entry;

/** The draft of each card, or what is published where there is none. */
async function currentRevisions(tx: Ctx, rows: readonly DeviceRow[]): Promise<Map<string, Revision>> {
  const ids = rows.flatMap(({ entry }) => (entry ? [(entry.draftRevisionId ?? entry.publishedRevisionId)!] : []));
  const revisions = ids.length === 0 ? [] : await tx.db.getRepository(Revision).findBy({ id: In(ids) });
  return new Map(revisions.map((revision) => [revision.entryId, revision]));
} // prettier-ignore

/** @param twins cards by the group of their translations: a new one joins the group of its twin */
async function add(
  tx: Ctx,
  { draft, id }: DeviceRow,
  sectionId: string,
  twins: Map<string, string>,
  references: DeviceReferences,
  options: WriteOptions,
): Promise<Written> {
  const { said, rows } = resolveDevice(draft, {}, references);
  const { title, locale, translations } = draft;
  const entry = await createEntry(tx, {
    id,
    kind: 'EQUIPMENT',
    locale,
    title,
    sectionId,
    ...draft.card,
    audience: draft.card.audience ?? options.audience,
    translationOf: twins.get(translations) ?? null,
    data: { type: 'OTHER', model: title, ...said },
  });
  if (translations && !twins.has(translations)) twins.set(translations, id);
  return { rows: [written(ImportRowOutcome.ADDED, draft.place, title), ...rows], entry };
}

async function change(
  tx: Ctx,
  draft: DeviceTableDraft,
  entry: Entry,
  revision: Revision,
  references: DeviceReferences,
  options: WriteOptions,
): Promise<Written> {
  const { title, place } = draft;
  const before: DeviceTableRow = {
    ...entry,
    body: revision.body,
    data: withEveryList(revision.data as EquipmentData),
    nameOf: (id) => references.names.get(id) ?? null,
  };
  const { said, rows } = resolveDevice(draft, before.data, references);
  const { data, card, changes } = changesOfDevice(before, draft, said);
  const { body, ...placement } = card;
  if (title !== revision.title) changes.unshift(changeText({ field: 'title', from: revision.title, to: title }));
  if (changes.length === 0) return { rows: [written(ImportRowOutcome.UNCHANGED, place, title), ...rows], entry: null };
  if (entry.draftRevisionId && entry.publishedRevisionId) return { rows: [warning(place, title, beingWritten)], entry: null };
  const { entry: saved, conflict } = await saveEntry(tx, {
    id: entry.id,
    version: entry.version,
    ...placement,
    title,
    data,
    ...(body && { body }),
    note: revisionNote(options),
  });
  if (conflict) return { rows: [refused(place, title, changedMeanwhile)], entry: null };
  return { rows: [written(ImportRowOutcome.CHANGED, place, title, changes), ...rows], entry: saved };
} // prettier-ignore

const pinsOfNobody: Problem = {
  message: { ru: 'Такой карточки оборудования в каталоге нет.', en: 'The catalogue has no such device.' },
  remedy: { ru: 'Сначала импортируйте таблицу оборудования или исправьте название.', en: 'Import the table of devices first, or mend the title.' },
}; // prettier-ignore

/** One row may name a card by its id, and another by its title. */
const changedMeanwhile: Problem = {
  message: { ru: 'Карточку тем временем изменили: другая строка этой таблицы или человек.', en: 'The card was changed meanwhile, by another row of this table or by a person.' },
  remedy: { ru: 'Оставьте о карточке одну строку и повторите импорт.', en: 'Keep one row of the card and import again.' },
}; // prettier-ignore

const beingWritten: Problem = {
  message: {
    ru: 'Карточку сейчас правят: у неё есть черновик. Импорт её не трогает.',
    en: 'Somebody works on the card: it has a draft. The import leaves it alone.',
  },
  remedy: {
    ru: 'Опубликуйте или отмените черновик и повторите импорт.',
    en: 'Publish or discard the draft and import again.',
  },
};
