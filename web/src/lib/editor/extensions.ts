import { Extension, type Extensions, mergeAttributes } from '@tiptap/core';
import {
  AudienceBlock,
  Callout,
  Details,
  documentExtensions,
  Fragment,
  type CalloutKind,
  type Locale,
} from '@fieldlore/content';
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from '@tiptap/extensions';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import { filePath } from '#lib/file-path.ts';
import * as m from '#lib/paraglide/messages.js';
import { blockAudienceWord, calloutWord, type EditorHost } from './blocks.ts';
import { FileUpload } from './file-upload.ts';
import { DiagramPaste, type LiveDiagrams, liveDiagramViews } from './live-diagrams.ts';
import { MarkdownPaste } from './markdown-paste.ts';
import { PictureView } from './picture-view.ts';
import { SlashCommands, type SlashMenu } from './slash-menu.svelte.ts';

interface Options {
  host: EditorHost;
  menu: SlashMenu;
  placeholder: string;
  /** The title of an embedded fragment, by its id. */
  fragmentTitle: (id: string) => Promise<string | null>;
  diagrams: LiveDiagrams;
  /** Of the text. */
  locale: Locale;
  onerror: (message: string) => void;
}

/** The document's own extensions with the views and behaviour that writing needs. The schema stays the same. */
export function editorExtensions(options: Options): Extensions {
  const { host, menu, placeholder, fragmentTitle, diagrams, locale, onerror } = options;
  const views: Extensions = [
    PictureView.configure({ fileUrl: (file) => filePath(file, 1280) }),
    LabelledCallout,
    LabelledAudience,
    OpenDetails,
    fragmentView(fragmentTitle),
    ...liveDiagramViews(diagrams, locale),
  ];
  const replaced = new Map(views.map((extension) => [extension.name, extension]));
  return [
    ...documentExtensions.map((extension) => replaced.get(extension.name) ?? extension),
    UndoRedo,
    Dropcursor.configure({ width: 2, class: 'drop-cursor' }),
    Gapcursor,
    Placeholder.configure({
      showOnlyCurrent: true,
      includeChildren: true,
      placeholder: ({ node, editor }) => {
        if (node.type.name === 'detailsSummary') return m.edit_details_summary();
        if (node.type.name === 'heading') return m.edit_heading_placeholder();
        return editor.isEmpty ? placeholder : m.edit_slash_hint();
      },
    }),
    SlashCommands.configure({ menu }),
    FileUpload.configure({ onerror }),
    DiagramPaste,
    MarkdownPaste,
    writingKeys(host),
  ];
}

const LabelledCallout = Callout.extend({
  renderHTML: ({ node, HTMLAttributes }) => [
    'aside',
    mergeAttributes(HTMLAttributes, {
      class: 'callout',
      'aria-label': calloutWord[node.attrs.kind as CalloutKind](),
    }),
    0,
  ],
});

const LabelledAudience = AudienceBlock.extend({
  renderHTML: ({ node, HTMLAttributes }) => [
    'section',
    mergeAttributes(HTMLAttributes, {
      class: 'audience',
      'aria-label': blockAudienceWord(node.attrs.audience),
    }),
    0,
  ],
});

/** While it is written it stays unfolded: a click on the summary sets the cursor. */
const OpenDetails = Details.extend({
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          click(_view, event) {
            if ((event.target as Element).closest?.('summary')) event.preventDefault();
            return false;
          },
        },
      },
    }),
  ],
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        if (!empty || $from.parent.type.name !== 'detailsSummary') return false;
        return editor.commands.setTextSelection($from.after() + 1);
      },
      // An empty <details> goes as a whole; a summary cannot be joined with what stands before.
      Backspace: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        if (!empty || $from.parent.type.name !== 'detailsSummary' || $from.parentOffset > 0) return false;
        return $from.node(-1).textContent === '' && editor.commands.deleteNode('details');
      },
    };
  },
});

const fragmentView = (titleOf: Options['fragmentTitle']) =>
  Fragment.extend({
    addNodeView:
      () =>
      ({ node }) => {
        const dom = document.createElement('div');
        dom.className = 'fragment';
        dom.contentEditable = 'false';
        dom.textContent = m.edit_fragment();
        const id = node.attrs.entry as string | null;
        if (id)
          void titleOf(id).then((title) => {
            dom.textContent = title ? m.edit_fragment_of({ title }) : m.edit_fragment_missing();
          });
        return { dom };
      },
  });

/** Keys that lead out of blocks, and to the link dialog. */
const writingKeys = (host: EditorHost) =>
  Extension.create({
    name: 'writingKeys',
    addKeyboardShortcuts: () => ({
      // Below the outermost block around the cursor: the way out of tables, callouts and code at the end of a text.
      'Mod-Enter': ({ editor }) => {
        const { $from, to } = editor.state.selection;
        // A picked block, such as a diagram, is the outermost itself.
        const after = $from.depth < 1 ? to : $from.after(1);
        const { tr, schema } = editor.state;
        tr.insert(after, schema.nodes.paragraph!.create());
        editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
        return true;
      },
    }),
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleKeyDown(view, event) {
            const isLinkKey = (event.ctrlKey || event.metaKey) && event.code === 'KeyK';
            // Without a selection Ctrl-K is the search of the whole site, as on every other page.
            if (!isLinkKey || view.state.selection.empty) return false;
            event.stopPropagation();
            host.openLink();
            return true;
          },
        },
      }),
    ],
  });
