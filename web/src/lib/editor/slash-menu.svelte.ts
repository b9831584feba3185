import { Extension, type Editor } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { findCommands, type EditorCommand, type EditorHost } from './blocks.ts';

/** The menu that `/` opens at the beginning of a line; what is typed after it narrows it down. */
export class SlashMenu {
  items = $state.raw<EditorCommand[]>([]);
  index = $state(0);
  /** Where the line is on the screen, CSS pixels. */
  place = $state.raw<{ left: number; top: number; bottom: number }>({ left: 0, top: 0, bottom: 0 });
  readonly #host: EditorHost;
  #range: { from: number; to: number } | null = null;
  /** The line that Escape closed the menu on: it stays closed there. */
  #closedAt = -1;
  isOpen = $state(false);

  constructor(host: EditorHost) {
    this.#host = host;
  }

  follow(editor: Editor): void {
    const { selection } = editor.state;
    const start = selection.$from;
    const line = start.parent.textBetween(0, start.parentOffset, undefined, '\ufffc');
    const match = /^\/([\p{L}\p{N}-]{0,20})$/u.exec(line);
    const isHere =
      match &&
      selection.empty &&
      start.parent.type.name === 'paragraph' &&
      editor.isFocused &&
      editor.isEditable;
    if (!isHere) {
      this.isOpen = false;
      if (!match) this.#closedAt = -1;
      return;
    }
    if (this.#closedAt === start.start()) return;
    this.items = findCommands(match[1]!).filter(({ isEnabled }) => isEnabled?.(editor) ?? true);
    this.#range = { from: start.start(), to: start.pos };
    if (!this.isOpen || this.index >= this.items.length) this.index = 0;
    this.isOpen = this.items.length > 0;
    this.place = editor.view.coordsAtPos(start.start());
  }

  choose(editor: Editor, command: EditorCommand | undefined): void {
    if (!command || !this.#range) return;
    this.isOpen = false;
    editor.chain().focus().deleteRange(this.#range).run();
    command.run(editor, this.#host);
  }

  press(editor: Editor, event: KeyboardEvent): boolean {
    if (!this.isOpen || event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.index = (this.index + step + this.items.length) % this.items.length;
    else if (event.key === 'Enter' || event.key === 'Tab') this.choose(editor, this.items[this.index]);
    else if (event.key === 'Escape') {
      this.#closedAt = this.#range?.from ?? -1;
      this.isOpen = false;
    } else return false;
    return true;
  }
}

export const SlashCommands = Extension.create<{ menu: SlashMenu | null }>({
  name: 'slashCommands',
  // Before the keys of lists and tables, which use Enter and Tab too.
  priority: 1000,
  addOptions: () => ({ menu: null }),

  addProseMirrorPlugins() {
    const { editor } = this;
    const { menu } = this.options;
    if (!menu) return [];
    return [
      new Plugin({
        key: new PluginKey('slash-commands'),
        view: () => ({ update: () => menu.follow(editor) }),
        props: {
          handleKeyDown: (_view, event) => menu.press(editor, event),
          handleDOMEvents: {
            blur: () => {
              menu.isOpen = false;
            },
          },
        },
      }),
    ];
  },
});
