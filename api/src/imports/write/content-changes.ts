import { isDeepStrictEqual } from 'node:util';
import type { RichDocument } from '@fieldlore/content';
import { emptyDocument } from '@fieldlore/content';
import { checkContent } from '../../entries/entry-content.ts';
import type { EntryDraft } from '../importer.ts';
import { changeText } from './change-text.ts';

/** What the source said the last time. */
export interface LastImport {
  revisionId: string;
  title: string;
  body: RichDocument;
  data: unknown;
}

/**
 * In what the source differs from what it said the last time: what people changed meanwhile is no change of the source.
 * @throws BadInputError where the content is not valid
 */
export function contentChanges(
  { kind, title }: EntryDraft,
  content: ReturnType<EntryDraft['content']>,
  last: LastImport | null,
): string[] {
  const checked = checkContent(kind, { title, body: content.body ?? emptyDocument(), data: content.data });
  // As the database gives it back: without `undefined`.
  const now = JSON.parse(JSON.stringify(checked)) as typeof checked;
  if (!last) return ['body', 'data'];
  return [
    ...(now.title === last.title ? [] : [changeText({ field: 'title', from: last.title, to: now.title })]),
    ...(isDeepStrictEqual(now.body, last.body) ? [] : ['body']),
    ...changedFields(last.data as object, now.data as object).map((field) => `data.${field}`),
  ];
}

function changedFields(before: object, after: object): string[] {
  const [old, now] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (field) => !isDeepStrictEqual(old[field], now[field]),
  );
}
