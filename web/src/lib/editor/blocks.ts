import type { Editor } from '@tiptap/core';
import type { Component } from 'svelte';
import { CALLOUT_KINDS, NARROWED_AUDIENCES, type CalloutKind } from '@fieldlore/content';
import Bold from '@lucide/svelte/icons/bold';
import Code from '@lucide/svelte/icons/code';
import Eye from '@lucide/svelte/icons/eye-off';
import Heading2 from '@lucide/svelte/icons/heading-2';
import Heading3 from '@lucide/svelte/icons/heading-3';
import Highlighter from '@lucide/svelte/icons/highlighter';
import Italic from '@lucide/svelte/icons/italic';
import LinkIcon from '@lucide/svelte/icons/link';
import List from '@lucide/svelte/icons/list';
import ListChecks from '@lucide/svelte/icons/list-checks';
import ListCollapse from '@lucide/svelte/icons/list-collapse';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import Minus from '@lucide/svelte/icons/minus';
import Pilcrow from '@lucide/svelte/icons/pilcrow';
import Puzzle from '@lucide/svelte/icons/puzzle';
import Quote from '@lucide/svelte/icons/quote';
import Redo from '@lucide/svelte/icons/redo-2';
import SquareCode from '@lucide/svelte/icons/square-code';
import Strikethrough from '@lucide/svelte/icons/strikethrough';
import Table from '@lucide/svelte/icons/table';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import Undo from '@lucide/svelte/icons/undo-2';
import * as m from '#lib/paraglide/messages.js';
import { LIVE_BLOCKS, type LivePart } from './live-blocks.ts';
import { PICTURE_BLOCKS } from './picture-blocks.ts';

/** What a command can ask the page for. */
export interface EditorHost {
  openLink(): void;
  openFragment(): void;
  openDiagram(part: LivePart): void;
  pickFiles(): void;
  openMarks(): void;
}

export interface EditorCommand {
  id: string;
  label: () => string;
  icon: Component<{ size?: number; 'aria-hidden'?: 'true' }>;
  /** Words of both languages by which the slash menu finds it, besides the label. */
  words?: string;
  /** As people write it: `Ctrl+B`. */
  keys?: string;
  isActive?: (editor: Editor) => boolean;
  isEnabled?: (editor: Editor) => boolean;
  run: (editor: Editor, host: EditorHost) => void;
}

export const calloutWord: Record<CalloutKind, () => string> = {
  info: m.edit_callout_info,
  success: m.edit_callout_success,
  warning: m.edit_callout_warning,
  danger: m.edit_callout_danger,
};

export const blockAudienceWord = (audience: unknown): string =>
  audience === 'CLIENTS' ? m.edit_audience_block_clients() : m.edit_audience_block_staff();

export const CALLOUTS = CALLOUT_KINDS;
export const BLOCK_AUDIENCES = NARROWED_AUDIENCES;

const chain = (editor: Editor) => editor.chain().focus();

const inside = (name: string, attributes?: Record<string, unknown>) => (editor: Editor) =>
  editor.isActive(name, attributes);

const heading = (level: 2 | 3, icon: EditorCommand['icon'], label: () => string): EditorCommand => ({
  id: `heading-${level}`,
  label,
  icon,
  words: `heading заголовок h${level}`,
  keys: `Ctrl+Alt+${level}`,
  isActive: inside('heading', { level }),
  run: (editor) => chain(editor).toggleHeading({ level }).run(),
});

export const HISTORY: EditorCommand[] = [
  {
    id: 'undo',
    label: m.edit_undo,
    icon: Undo,
    keys: 'Ctrl+Z',
    isEnabled: (editor) => editor.can().undo(),
    run: (editor) => chain(editor).undo().run(),
  },
  {
    id: 'redo',
    label: m.edit_redo,
    icon: Redo,
    keys: 'Ctrl+Y',
    isEnabled: (editor) => editor.can().redo(),
    run: (editor) => chain(editor).redo().run(),
  },
];

export const MARKS: EditorCommand[] = [
  {
    id: 'bold',
    label: m.edit_bold,
    icon: Bold,
    keys: 'Ctrl+B',
    isActive: inside('bold'),
    run: (editor) => chain(editor).toggleBold().run(),
  },
  {
    id: 'italic',
    label: m.edit_italic,
    icon: Italic,
    keys: 'Ctrl+I',
    isActive: inside('italic'),
    run: (editor) => chain(editor).toggleItalic().run(),
  },
  {
    id: 'strike',
    label: m.edit_strike,
    icon: Strikethrough,
    keys: 'Ctrl+Shift+S',
    isActive: inside('strike'),
    run: (editor) => chain(editor).toggleStrike().run(),
  },
  {
    id: 'code',
    label: m.edit_code,
    icon: Code,
    keys: 'Ctrl+E',
    isActive: inside('code'),
    run: (editor) => chain(editor).toggleCode().run(),
  },
  {
    id: 'highlight',
    label: m.edit_highlight,
    icon: Highlighter,
    keys: 'Ctrl+Shift+H',
    isActive: inside('highlight'),
    run: (editor) => chain(editor).toggleMark('highlight').run(),
  },
  {
    id: 'link',
    label: m.edit_link,
    icon: LinkIcon,
    keys: 'Ctrl+K',
    isActive: inside('link'),
    run: (_editor, host) => host.openLink(),
  },
];

const paragraph: EditorCommand = {
  id: 'paragraph',
  label: m.edit_paragraph,
  icon: Pilcrow,
  words: 'text paragraph текст',
  keys: 'Ctrl+Alt+0',
  isActive: inside('paragraph'),
  run: (editor) => chain(editor).setParagraph().run(),
};

const lists: EditorCommand[] = [
  {
    id: 'bullet-list',
    label: m.edit_bullet_list,
    icon: List,
    words: 'list bullets список маркированный',
    keys: 'Ctrl+Shift+8',
    isActive: inside('bulletList'),
    run: (editor) => chain(editor).toggleBulletList().run(),
  },
  {
    id: 'ordered-list',
    label: m.edit_ordered_list,
    icon: ListOrdered,
    words: 'list numbers steps список шаги нумерованный',
    keys: 'Ctrl+Shift+7',
    isActive: inside('orderedList'),
    run: (editor) => chain(editor).toggleOrderedList().run(),
  },
  {
    id: 'task-list',
    label: m.edit_task_list,
    icon: ListChecks,
    words: 'tasks checklist todo задачи чек-лист',
    keys: 'Ctrl+Shift+9',
    isActive: inside('taskList'),
    run: (editor) => chain(editor).toggleTaskList().run(),
  },
];

const inserts: EditorCommand[] = [
  ...PICTURE_BLOCKS,
  {
    id: 'table',
    label: m.edit_table,
    icon: Table,
    words: 'table таблица',
    isActive: inside('table'),
    isEnabled: (editor) => !editor.isActive('table'),
    run: (editor) => chain(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  {
    id: 'callout',
    label: m.edit_callout,
    icon: TriangleAlert,
    words: 'note warning callout заметка внимание предупреждение врезка',
    isActive: inside('callout'),
    run: (editor) =>
      editor.isActive('callout')
        ? chain(editor).lift('callout').run()
        : chain(editor).wrapIn('callout', { kind: 'warning' }).run(),
  },
  {
    id: 'audience',
    label: m.edit_audience_block,
    icon: Eye,
    words: 'staff only hidden internal для сотрудников скрыть служебное',
    isActive: inside('audienceBlock'),
    run: (editor) =>
      editor.isActive('audienceBlock')
        ? chain(editor).lift('audienceBlock').run()
        : chain(editor).wrapIn('audienceBlock', { audience: 'STAFF' }).run(),
  },
  {
    id: 'details',
    label: m.edit_details,
    icon: ListCollapse,
    words: 'details spoiler collapse раскрыть спойлер свернуть',
    isActive: inside('details'),
    run: (editor) =>
      chain(editor)
        .insertContent({ type: 'details', content: [{ type: 'detailsSummary' }, { type: 'paragraph' }] })
        .command(({ tr, commands }) => commands.setTextSelection(startOfSummary(tr.doc, tr.selection.from)))
        .run(),
  },
  {
    id: 'quote',
    label: m.edit_quote,
    icon: Quote,
    words: 'quote цитата',
    keys: 'Ctrl+Shift+B',
    isActive: inside('blockquote'),
    run: (editor) => chain(editor).toggleBlockquote().run(),
  },
  {
    id: 'code-block',
    label: m.edit_code_block,
    icon: SquareCode,
    words: 'code config команда код',
    keys: 'Ctrl+Alt+C',
    isActive: inside('codeBlock'),
    run: (editor) => chain(editor).toggleCodeBlock().run(),
  },
  {
    id: 'fragment',
    label: m.edit_fragment,
    icon: Puzzle,
    words: 'fragment embed include фрагмент вставить',
    run: (_editor, host) => host.openFragment(),
  },
  ...LIVE_BLOCKS,
  {
    id: 'rule',
    label: m.edit_rule,
    icon: Minus,
    words: 'line rule divider черта линия разделитель',
    run: (editor) => chain(editor).setHorizontalRule().run(),
  },
];

/** The place in the summary of the block that was put in just before `near`. */
function startOfSummary(doc: Editor['state']['doc'], near: number): number {
  let place = near;
  doc.nodesBetween(0, Math.min(near + 1, doc.content.size), (node, at) => {
    if (node.type.name === 'detailsSummary' && node.childCount === 0) place = at + 1;
  });
  return place;
}

const headings = [heading(2, Heading2, m.edit_heading_2), heading(3, Heading3, m.edit_heading_3)];

/** The toolbar, in groups. */
export const TOOLBAR: EditorCommand[][] = [HISTORY, MARKS, headings, lists, inserts];

/** What `/` offers at the beginning of a line. */
export const SLASH_COMMANDS: EditorCommand[] = [...headings, paragraph, ...lists, ...inserts];

/** The commands whose label or words begin with what was typed after the slash. */
export function findCommands(query: string): EditorCommand[] {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return SLASH_COMMANDS;
  return SLASH_COMMANDS.filter(({ label, words = '' }) =>
    `${label()} ${words}`
      .toLowerCase()
      .split(/[\s,]+/)
      .some((word) => word.startsWith(wanted)),
  );
}
