import { type EquipmentData, isUuid } from '@fieldlore/content';
import { loadEntryNames, partsOfName } from '../../catalogue/tables/entry-names.ts';
import { nameKey } from '../../catalogue/vehicle-names.ts';
import type { Ctx } from '../../context.ts';
import { publishedEntries } from '../../entries/entry.queries.ts';
import type { Locale } from '../../graphql/locale.ts';
import type { DeviceTableDraft } from '../importer.ts';
import { DeviceResolver, isLostDevice } from '../matching/device-resolver.ts';
import { type Problem, refused, type ReportRow, warning } from '../report.ts';

/** A card that is there, or comes with this table and has no number yet. */
export interface NamedCard {
  id: string;
  title: string;
  locale: Locale;
  number: number | null;
}

type Relations = EquipmentData['relations'];
type Problems = EquipmentData['knownProblems'];

/** Finds whom the relations of a table mean, which entries its known problems lead to and which files are here. */
export class DeviceReferences {
  readonly names: ReadonlyMap<string, string>;
  private readonly cards: ReadonlyMap<string, readonly NamedCard[]>;
  private readonly ids: ReadonlySet<string>;
  private readonly devices: DeviceResolver;
  private readonly entries: ReadonlyMap<string, readonly NamedCard[]>;
  private readonly files: ReadonlySet<string>;

  private constructor(
    cards: readonly NamedCard[],
    names: ReadonlyMap<string, string>,
    devices: DeviceResolver,
    entries: readonly NamedCard[],
    files: ReadonlySet<string>,
  ) {
    this.cards = Map.groupBy(cards, ({ title }) => nameKey(title));
    this.ids = new Set(cards.map(({ id }) => id));
    this.names = names;
    this.devices = devices;
    this.entries = Map.groupBy(entries, ({ title }) => nameKey(title));
    this.files = files;
  }

  /** @param cards all that stand in the catalogue, and those that the drafts bring */
  static async load(tx: Ctx, drafts: readonly DeviceTableDraft[], cards: readonly NamedCard[]): Promise<DeviceReferences> {
    const titles = drafts.flatMap(({ said }) => (said.knownProblems ?? []).flatMap(({ entry }) => (entry ? [entry, partsOfName(entry)?.title ?? entry] : [])));
    const entries = titles.length === 0 ? [] : await (await publishedEntries(tx)).andWhere('entry.title = ANY(:titles)', { titles: [...new Set(titles)] }).getMany();
    const files = drafts.flatMap(({ said }) => filesOf(said)).filter(isUuid);
    const stored = files.length === 0 ? [] : await tx.db.query<{ id: string }[]>('SELECT id FROM file WHERE id = ANY($1)', [[...new Set(files)]]);
    return new DeviceReferences(cards, await loadEntryNames(tx), await DeviceResolver.load(tx), entries, new Set(stored.map(({ id }) => id)));
  } // prettier-ignore

  /** Relations by id. Those of the card before whose targets have no name to the importer stay. */
  relations(draft: DeviceTableDraft, before: Relations): { relations: Relations; rows: ReportRow[] } {
    const rows: ReportRow[] = [];
    const read = draft.said.relations!.flatMap(({ equipment, ...relation }) => {
      const id = this.equipment(equipment, draft.locale);
      if (id) return [{ ...relation, equipment: id }];
      rows.push(refused(draft.placeOf('relations'), draft.title, lostDevice(equipment)));
      return [];
    });
    const unnamed = before.filter(({ equipment }) => !this.names.has(equipment));
    const all = new Map([...unnamed, ...read].map((one) => [`${one.kind} ${one.equipment}`, one]));
    return { relations: [...all.values()], rows };
  }

  /** A problem is told in words of its own: it stays without the entry that is not here. */
  knownProblems(draft: DeviceTableDraft, before: Problems): { knownProblems: Problems; rows: ReportRow[] } {
    const rows: ReportRow[] = [];
    const knownProblems = draft.said.knownProblems!.map(({ entry, ...problem }) => {
      const unnamed = before.find((one) => one.text === problem.text && one.entry && !this.names.has(one.entry));
      if (!entry) return { ...problem, ...(unnamed && { entry: unnamed.entry }) };
      const id = oneNamed(this.entries, entry, draft.locale);
      if (!id) rows.push(warning(draft.placeOf('knownProblems'), draft.title, lostEntry(entry)));
      return { ...problem, ...(id && { entry: id }) };
    });
    return { knownProblems, rows };
  } // prettier-ignore

  /** Files are not in a table: one that this installation has not got is left out. */
  withoutLostFiles<T extends { file: string }>(
    draft: DeviceTableDraft,
    field: 'documents' | 'pictures',
    told: readonly T[],
    before: readonly { file: string }[],
  ): { told: T[]; rows: ReportRow[] } {
    const isHere = ({ file }: T) => this.files.has(file) || before.some((one) => one.file === file);
    const lost = told.filter((one) => !isHere(one));
    return {
      told: told.filter(isHere),
      rows: lost.length > 0 ? [warning(draft.placeOf(field), draft.title, lostFiles(lost.length))] : [],
    };
  }

  private equipment(name: string, locale: Locale): string | null {
    if (this.ids.has(name)) return name;
    const known = oneNamed(this.cards, name, locale);
    if (known) return known;
    const parts = partsOfName(name);
    const found = this.devices.find({
      name: parts?.title ?? name,
      number: parts?.number ?? '',
      partNumber: '',
    });
    return isLostDevice(found) ? null : found.id;
  }
}

/** By title and number; numbers are another installation's where they do not agree, then the title alone in the language. */
function oneNamed(
  byTitle: ReadonlyMap<string, readonly NamedCard[]>,
  name: string,
  locale: Locale,
): string | null {
  const whole = byTitle.get(nameKey(name));
  const parts = whole ? null : partsOfName(name);
  const titled = whole ?? byTitle.get(nameKey(parts?.title ?? '')) ?? [];
  const numbered = titled.filter(({ number }) => String(number) === parts?.number);
  const twins = titled.filter((card) => card.locale === locale);
  const [only, ...others] = [numbered, twins, titled].find(({ length }) => length === 1) ?? [];
  return only && others.length === 0 ? only.id : null;
}

const filesOf = ({ documents = [], pictures = [] }: Partial<EquipmentData>) =>
  [...documents, ...pictures].map(({ file }) => file);

function lostDevice(name: string): Problem {
  return {
    message: { ru: `Оборудования «${name}» в каталоге и в этой таблице нет, или таких карточек несколько.`, en: `Neither the catalogue nor this table has a device “${name}”, or there are several.` },
    remedy: { ru: 'Напишите название и номер карточки, как в выгрузке: «LLS 5 № 12», или уберите связь.', en: 'Write the title and the entry number as an export does: “LLS 5 № 12”, or take the relation out.' },
  };
} // prettier-ignore

function lostEntry(name: string): Problem {
  return {
    message: { ru: `Записи «${name}» нет: неполадка записана без ссылки.`, en: `There is no entry “${name}”: the problem is taken without the link.` },
    remedy: { ru: 'Импортируйте эту запись и повторите, или выберите её в карточке.', en: 'Import that entry and repeat, or choose it on the card.' },
  };
} // prettier-ignore

function lostFiles(count: number): Problem {
  return {
    message: { ru: `Файлов, на которые ссылается строка, здесь нет: ${count}. Строка записана без них.`, en: `Files that the row refers to are not here: ${count}. The row is taken without them.` },
    remedy: { ru: 'Таблица не переносит файлы: приложите их в карточке.', en: 'A table does not carry files: attach them to the card.' },
  };
} // prettier-ignore
