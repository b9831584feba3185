import { type Extensions, getSchema } from '@tiptap/core';
import { Highlight } from '@tiptap/extension-highlight';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import type { Schema } from '@tiptap/pm/model';
import { StarterKit } from '@tiptap/starter-kit';
import { AudienceBlock, Callout, Details, DetailsSummary, Fragment, Gallery } from './nodes/blocks.ts';
import { DiagramBlock, PinChip } from './nodes/diagrams.ts';
import { Code, HeadingAnchor, Image, Link, Subscript, Superscript } from './nodes/inline.ts';

/**
 * What an article is made of: the one list that the editor, the API and the importers share. It has the schema and
 * the keys of the nodes, no views: the editor adds those, as well as undo, cursors and placeholders.
 */
export const documentExtensions: Extensions = [
  StarterKit.configure({
    code: false,
    link: false,
    undoRedo: false,
    dropcursor: false,
    gapcursor: false,
    trailingNode: false,
  }),
  HeadingAnchor,
  Code,
  Link,
  Highlight,
  Superscript,
  Subscript,
  Image,
  TaskList,
  TaskItem.configure({ nested: true }),
  Table,
  TableRow,
  TableHeader,
  TableCell,
  Callout,
  AudienceBlock,
  Details,
  DetailsSummary,
  Fragment,
  Gallery,
  DiagramBlock,
  PinChip,
];

let schema: Schema | undefined;

/** The ProseMirror schema of `documentExtensions`, built on first use. */
export function documentSchema(): Schema {
  return (schema ??= getSchema(documentExtensions));
}
