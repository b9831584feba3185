import type { Connector, EquipmentData, RichDocument } from '@fieldlore/content';
import type { CardField, DeviceTableRow } from '../catalogue/tables/device-columns.ts';
import type { GenerationGiven } from '../catalogue/upsert-vehicles.ts';
import type { FitmentContent, FitmentGiven } from '../catalogue/check-fitment.ts';
import type { EntryKind } from '../entries/entry.enums.ts';
import type { Message } from '../errors.ts';
import type { Locale, LocalizedText } from '../graphql/locale.ts';
import type { NamedDevice } from './matching/device-resolver.ts';
import type { NamedVehicle } from './matching/vehicle-resolver.ts';
import type { ColumnMapping, ColumnSpec } from './reading/columns.ts';
import type { ImportSource, SourceFile } from './reading/source.ts';
import type { Place, ReportRow } from './report.ts';

/**
 * A kind of file that can be imported. It only reads: what it returns is written, compared with what stands in the
 * database and reported in the same way for all of them, see `write-content.ts`.
 */
export interface Importer {
  readonly name: string;
  readonly title: Message;
  /** Endings of file names without the dot, and `folder`. */
  readonly accepts: readonly string[];
  /** What a table holds; empty where the source is no single table. */
  readonly columns: readonly ColumnSpec[];
  /** Whether it writes entries, which lie in a section. */
  readonly writesEntries: boolean;
  /** Files of a folder do not refer to each other: from the command line each is an import of its own. */
  readonly filesStandAlone?: boolean;
  /** Everything it writes is the catalogue's own, so that a run can be taken back as a whole. */
  readonly canBeUndone?: boolean;
  /** @throws UnreadableSource where nothing can be made of the source */
  read(source: ImportSource, options: ReadOptions): Promise<ImportContent>;
}

export interface ReadOptions {
  /** Language of what is imported; null: told from names of folders and from the text. */
  locale: Locale | null;
  mapping: ColumnMapping;
  /** Reading throws its reason once the import is cancelled. */
  signal: AbortSignal;
}

/** All that a source holds, in the order in which it is written. */
export interface ImportContent {
  sections?: SectionDraft[];
  vehicles?: VehicleDraft[];
  entries?: EntryDraft[];
  fitments?: FitmentDraft[];
  /** Rows that name vehicles and devices as people do: whom they mean is found out when they are written. */
  fitmentTable?: FitmentTableDraft[];
  deviceTable?: DeviceTableDraft[];
  /** Refused rows and warnings. One refused row, and nothing is written. */
  findings: ReportRow[];
}

/** A section below the one that is imported into. */
export interface SectionDraft {
  /** Unique in the source, such as the path of its folder. */
  key: string;
  parent: string | null;
  /** The same word twice where the source has one language. */
  names: LocalizedText;
}

export interface VehicleName {
  make: string;
  model: string;
}

export interface VehicleDraft extends VehicleName {
  place: Place;
  /** The source's own ids, where it has them: they survive renaming. */
  makeKey: string | null;
  modelKey: string | null;
  makeCyrillic: string;
  modelCyrillic: string;
  country: string | null;
  bodyClass: string | null;
  yearFrom: number | null;
  /** null: still made */
  yearTo: number | null;
  aliases: string[];
  makeAliases: string[];
  generation: GenerationGiven | null;
  /** No names are added that people use for it elsewhere. */
  namesAreWhole: boolean;
}

/** What the words of an entry may refer to; ids are known before anything is written. */
export interface References {
  /** The entry with this key: in the language of the asking one, else in another. */
  entry(key: string): string | null;
  /** The stored file; null where it was refused. */
  file(file: SourceFile): string | null;
}

export interface EntryDraft {
  place: Place;
  /** Unique in the source for a language; the same for language twins. */
  key: string;
  /** A card that several sources name, such as a harness: made where it is missing, otherwise left as people keep it. */
  isShared?: boolean;
  kind: EntryKind;
  locale: Locale;
  title: string;
  tags?: string[];
  /** Key of a {@link SectionDraft}. */
  section?: string | null;
  /** Files that the content shows; they are stored before it is asked for. */
  files?: readonly SourceFile[];
  content(refs: References): { body?: RichDocument; data?: unknown };
}

/** What a fitment says, without the ids that are found when it is written. */
export type FitmentSaid = Omit<FitmentGiven, 'equipmentId' | 'modelId' | 'generationId' | 'diagramId'>;

export interface FitmentDraft extends FitmentSaid {
  place: Place;
  /** Key of a shared equipment entry. */
  equipment: string;
  vehicle: VehicleName;
}

/** A row of a table of fitments. */
export interface FitmentTableDraft {
  place: Place;
  label: string;
  /** Of an exported row. */
  rowId: string | null;
  vehicle: NamedVehicle;
  /** Whether the table has such a column: without one a row says nothing of it. */
  hasGeneration: boolean;
  hasYears: boolean;
  device: NamedDevice;
  /** Title of a diagram; null where the table has no such column. */
  diagram: string | null;
  said: Partial<Omit<FitmentContent, 'equipmentId' | 'modelId' | 'generationId' | 'diagramId'>>;
  placeOf(key: string): Place;
}

/** A row of a table of devices, or all the rows that tell one device's pins. */
export interface DeviceTableDraft {
  place: Place;
  rowId: string | null;
  title: string;
  locale: Locale;
  /** Rows with the same key say the same in several languages. */
  translations: string;
  /** Relations and known problems name the entries that they lead to. */
  said: Partial<EquipmentData>;
  card: Partial<Pick<DeviceTableRow, CardField>>;
  /** Cells as they stand, by the keys of their columns: a cell that an export would write changes nothing. */
  cells: ReadonlyMap<string, string>;
  pins: ToldPins | null;
  placeOf(key: string): Place;
}

/** Pins of a table of their own: which of their fields it has, and what it says of them. */
export interface ToldPins {
  has(key: string): boolean;
  connectors: Connector[];
}
