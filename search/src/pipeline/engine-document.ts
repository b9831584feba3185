import { FACET_NAMES } from '../types.ts';
import type { FacetName, SearchDocument } from '../types.ts';
import { builtInColours } from './colours.ts';
import { indexText } from './index-text.ts';

/** Raise when the same text would give other terms than before: every index is then rebuilt. */
export const PIPELINE_VERSION = 1;

/**
 * The searchable fields, the most telling first: `ts` title stems, `tc` codes of title, keywords and `codes`,
 * `ms` keyword stems, `cs` codes in the body, `bs` body stems; `ss` and `sc` the same for the staff's part.
 */
export const TEXT_FIELDS = ['ts', 'tc', 'ms', 'cs', 'bs', 'ss', 'sc'] as const;
export const STAFF_FIELDS: readonly TextField[] = ['ss', 'sc'];
export const CODE_FIELDS: readonly TextField[] = ['tc', 'cs', 'sc'];
export type TextField = (typeof TEXT_FIELDS)[number];

/** A document as both engines store it: terms separated by blanks, nothing raw. */
export interface EngineDocument {
  id: string;
  rev: number;
  text: Record<TextField, string>;
  /** Stems of what everybody may read, with a word for each to show. */
  forms: Map<string, string>;
  acl: string[];
  facets: Record<FacetName, string[]>;
  updatedAt: number;
  popularity: number;
  vectors: readonly Float32Array[];
}

/** Runs the pipeline over a document. */
export function engineDocument(document: SearchDocument, colours = builtInColours): EngineDocument {
  const indexed = (text: string) => indexText(text, colours);
  const title = indexed(document.title);
  const keywords = document.keywords.map(indexed);
  const codes = document.codes.map(indexed);
  const body = indexed(document.body);
  const staff = indexed(document.staffBody);
  const facets = Object.fromEntries(
    FACET_NAMES.map((name) => {
      if (name === 'kind') return [name, [document.kind]];
      if (name === 'locale') return [name, [document.locale]];
      return [name, document.facets[name]];
    }),
  ) as Record<FacetName, string[]>;
  return {
    id: document.id,
    rev: document.rev,
    text: {
      ts: title.words.join(' '),
      tc: joined([title.codes, ...[...keywords, ...codes].map((text) => text.codes)]),
      ms: [...keywords, ...codes].map((text) => text.words.join(' ')).join(' '),
      cs: body.codes.join(' '),
      bs: body.words.join(' '),
      ss: staff.words.join(' '),
      sc: staff.codes.join(' '),
    },
    forms: new Map([...body.forms, ...title.forms]),
    acl: document.acl,
    facets,
    updatedAt: document.updatedAt,
    popularity: document.popularity,
    vectors: document.vectors ?? [],
  };
}

function joined(lists: string[][]): string {
  return [...new Set(lists.flat())].join(' ');
}
