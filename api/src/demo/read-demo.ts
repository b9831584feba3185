import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { splitFrontMatter } from '@fieldlore/content';
import { parse } from 'yaml';
import { projectRoot } from '../config.ts';
import type { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import type { FitmentRole, FitmentState, ParameterAvailability } from '../catalogue/fitment.entity.ts';
import type { DiagramReportState } from '../diagram-reports/diagram-report.entity.ts';
import type { Confidence, EntryKind, Governance } from '../entries/entry.enums.ts';
import type { Locale, LocalizedText } from '../graphql/locale.ts';

const folder = resolve(projectRoot, 'demo');

export interface DemoSection {
  key: string;
  parent?: string;
  slug: string;
  names: LocalizedText;
  audience: Audience;
}

export interface DemoPerson {
  key: string;
  name: string;
  email: string;
  role: OrganisationRole;
  locale: Locale;
  sections: { section: string; role: SectionRole }[];
}

export interface DemoGeneration {
  key: string;
  name: string;
  yearFrom: number | null;
  yearTo: number | null;
  body?: string;
  engine?: string;
  voltage?: number;
  aliases?: string[];
}

export interface DemoMake {
  name: string;
  cyrillic: string;
  country: string;
  aliases?: string[];
  models: {
    key: string;
    name: string;
    cyrillic: string;
    aliases?: string[];
    generations: DemoGeneration[];
  }[];
}

export interface DemoFitment {
  equipment: string;
  vehicle: string;
  yearFrom?: number;
  yearTo?: number;
  state: FitmentState;
  reason?: string;
  qualifiers?: Record<string, string>;
  quantity: number;
  role: FitmentRole;
  group?: string;
  programmeNumber?: string;
  firmware?: string;
  parameters?: { name: string; availability: ParameterAvailability }[];
  diagram?: string;
  note?: string;
  source: string;
  confirmedBy?: string;
  confirmedAt?: string;
}

export interface DemoVotes {
  entry: string;
  /** How many answered without a word, not signed in. */
  visitors?: { helpful: number; unhelpful: number };
  said: { by?: string; helpful: boolean; missing?: string }[];
}

export interface DemoChecklist {
  type: string;
  questions: { key: string; text: LocalizedText; answer: string; choices?: LocalizedText[] }[];
  steps: {
    text: LocalizedText;
    needsPhoto?: boolean;
    isLast?: boolean;
    measures?: { name: LocalizedText; unit: LocalizedText; min?: number; max?: number };
    /** The limits of the value are those of the device's supply. */
    supply?: boolean;
  }[];
}

export interface DemoVisit {
  id: string;
  model: string;
  year: number;
  options?: Record<string, string>;
  /** Keys of the devices of the kit that are installed. */
  equipment: string[];
  label: string;
  note: string;
  by: string;
  engineer: string;
  plannedOn: string;
  answers: Record<string, string>;
  /** Steps that the engineer has recorded, by words of their text. */
  done?: { step: string; value?: number; note?: string }[];
}

export interface DemoDiagramReport {
  id: string;
  diagram: string;
  by: string;
  place: string;
  vehicle: string;
  note: string;
  answer?: { state: DiagramReportState; answer: string };
}

/** What the first revision of a scheme had wrong: one pin was another. */
export interface DemoCorrection {
  entry: string;
  /** Who wrote it right. */
  by: string;
  opened: string[];
  reason: LocalizedText;
  was: { connector: string; pin: string; label: string; signal: string; function: LocalizedText };
}

/** One entry in one language, whatever its kind; links in `markdown` and `data` still name keys. */
export interface DemoEntry {
  key: string;
  kind: EntryKind;
  locale: Locale;
  section: string;
  audience?: Audience;
  governance?: Governance;
  confidence?: Confidence;
  tags: string[];
  equipment: string[];
  vehicles: string[];
  title: string;
  markdown: string;
  data: Record<string, unknown>;
}

export const readSections = () => readYaml<DemoSection[]>('sections.yaml');
export const readPeople = () => readYaml<DemoPerson[]>('people.yaml');
export const readMakes = () => readYaml<{ makes: DemoMake[] }>('vehicles.yaml').makes;
export const readFitments = () => readYaml<DemoFitment[]>('fitments.yaml');
export const readChecklists = () => readYaml<DemoChecklist[]>('checklists.yaml');
export const readVisits = () => readYaml<DemoVisit[]>('visits.yaml');
export const readDiagramReports = () => readYaml<DemoDiagramReport[]>('diagram-reports.yaml');
export const readCorrections = () => readYaml<DemoCorrection[]>('corrections.yaml');
export const readVotes = () => readYaml<DemoVotes[]>('votes.yaml');

/** Every entry of the demo company, Russian and English. */
export function readEntries(): DemoEntry[] {
  return [
    ...readFolder('equipment').flatMap((file) => twins('EQUIPMENT', file)),
    ...readFolder('diagrams').flatMap((file) => twins('DIAGRAM', file)),
    ...readYaml<Twins[]>('answers.yaml').flatMap((answer) =>
      twins('CANNED_ANSWER', {
        ...answer,
        data: { ...answer.data, ...(answer.article && { article: answer.article }) },
      }),
    ),
    ...readYaml<Twins[]>('tickets.yaml').flatMap(ticketTwins),
    ...readArticles(),
  ];
}

interface Words {
  title: string;
  body?: string;
  issue?: string;
  environment?: string;
  cause?: string;
}

interface Twins {
  key: string;
  section: string;
  audience?: Audience;
  governance?: Governance;
  confidence?: Confidence;
  tags?: string[];
  equipment?: string[];
  vehicles?: string[];
  article?: string;
  tickets?: string[];
  ru: Words;
  en: Words;
  data?: Record<string, unknown>;
  /** English words of `data`: the same shape, holding only what differs. */
  dataEn?: unknown;
}

function twins(kind: EntryKind, file: Twins): DemoEntry[] {
  const data = file.data ?? {};
  return (['ru', 'en'] as const).map((locale) => ({
    ...placement(file),
    kind,
    locale: locale as Locale,
    title: file[locale].title,
    markdown: file[locale].body ?? '',
    data: locale === 'en' ? (overlay(data, file.dataEn) as Record<string, unknown>) : data,
  }));
}

function ticketTwins(file: Twins): DemoEntry[] {
  return twins('SOLVED_TICKET', file).map((entry) => {
    const { issue = '', environment = '', cause = '' } = file[entry.locale];
    return { ...entry, data: { issue, environment, cause, tickets: file.tickets ?? [] } };
  });
}

function placement({
  key,
  section,
  audience,
  governance,
  confidence,
  tags = [],
  equipment = [],
  vehicles = [],
}: Twins) {
  return { key, section, audience, governance, confidence, tags, equipment, vehicles };
}

function readArticles(): DemoEntry[] {
  return (
    readdirSync(join(folder, 'articles'))
      .filter((name) => name.endsWith('.md'))
      // An English twin names its Russian original, which therefore goes first.
      .toSorted((a, b) => localeOf(b).localeCompare(localeOf(a)))
      .map((name) => {
        const { data, body } = splitFrontMatter(readFileSync(join(folder, 'articles', name), 'utf8'));
        const matter = data as unknown as Twins & { title: string };
        return {
          ...placement(matter),
          kind: 'ARTICLE',
          locale: localeOf(name),
          title: matter.title,
          markdown: body,
          data: {},
        };
      })
  );
}

/** `guide-apn-sim.ru.md` is in Russian. */
function localeOf(name: string): Locale {
  return name.slice(-5, -3) as Locale;
}

/** Lays English words over the Russian data, place by place. */
function overlay(base: unknown, words: unknown): unknown {
  if (words === undefined || words === null) return base;
  if (Array.isArray(base)) return base.map((item, i) => overlay(item, (words as unknown[])[i]));
  if (typeof base !== 'object' || base === null) return words;
  const extra = words as Record<string, unknown>;
  return Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(extra)])].map((key) => [
      key,
      overlay((base as Record<string, unknown>)[key], extra[key]),
    ]),
  );
}

function readFolder(name: string): Twins[] {
  return readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readYaml<Twins>(join(name, file)));
}

function readYaml<T>(name: string): T {
  return parse(readFileSync(join(folder, name), 'utf8')) as T;
}
