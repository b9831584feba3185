import { readLabelName } from '@fieldlore/content/label-name';
import {
  LABEL_SHEETS,
  type LabelSheetName,
  labelSheetNames,
  labelsOn,
} from '@fieldlore/content/label-sheets';

export interface LabelQuery {
  /** Names of what is to be printed, each once: `4821`, `k1004`. */
  of: string[];
  /** What was typed for a number and is none. */
  misread: string[];
  sheet: LabelSheetName;
  copies: number;
  start: number;
  /** What is looked for, to be added. */
  text: string;
}

export const MOST_COPIES = 100;
/** On any of the sheets: the field does not know yet which one is going to be chosen. */
export const MOST_PLACES = Math.max(...Object.values(LABEL_SHEETS).map(labelsOn));

/** The address of the page: `?of=4821&of=k1004&add=4822, К 1005&sheet=65&copies=2&start=5&q=FMC130`. */
export function readLabelQuery(query: URLSearchParams): LabelQuery {
  const typed = (query.get('add') ?? '').split(/[,;\n]+/).filter((part) => part.trim());
  // `ids` is what is ticked in a list that could also be compared.
  const parts = [...query.getAll('of'), ...query.getAll('ids'), ...typed].map((part) => ({
    part,
    name: readLabelName(part)?.name,
  }));
  const sheet = labelSheetNames.find((name) => name === query.get('sheet')) ?? labelSheetNames[0];
  return {
    of: [...new Set(parts.flatMap(({ name }) => name ?? []))],
    misread: parts.filter(({ name }) => !name).map(({ part }) => part.trim()),
    sheet,
    copies: within(query.get('copies'), MOST_COPIES),
    start: within(query.get('start'), labelsOn(LABEL_SHEETS[sheet])),
    text: (query.get('q') ?? '').trim(),
  };
}

/** A whole number from one to the most there may be. */
function within(value: string | null, most: number): number {
  const number = Math.trunc(Number(value));
  return Number.isFinite(number) ? Math.min(Math.max(number, 1), most) : 1;
}

/** Where the sheets are handed out as a file. */
export function labelFile({ of, sheet, copies, start }: Omit<LabelQuery, 'misread' | 'text'>): string {
  const query = new URLSearchParams(of.map((name) => ['of', name]));
  query.set('sheet', sheet);
  query.set('copies', String(copies));
  query.set('start', String(start));
  return `/labels.pdf?${query}`;
}
