import { Editor, type ChainedCommands, type EditorOptions } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { createSubscriber } from 'svelte/reactivity';

/** A Tiptap editor whose state runes can read: whatever is asked through it is asked again after a change. */
export class RichText {
  readonly editor: Editor;
  readonly #subscribe: () => void;

  constructor(options: Partial<EditorOptions>) {
    this.editor = new Editor(options);
    this.#subscribe = createSubscriber((update) => {
      this.editor.on('transaction', update);
      this.editor.on('focus', update);
      this.editor.on('blur', update);
      return () => {
        this.editor.off('transaction', update);
        this.editor.off('focus', update);
        this.editor.off('blur', update);
      };
    });
  }

  /** Reads something of the editor; the reader runs again after each transaction. */
  read<T>(what: (editor: Editor) => T): T {
    this.#subscribe();
    return what(this.editor);
  }

  isActive(name: string, attributes?: Record<string, unknown>): boolean {
    return this.read((editor) => editor.isActive(name, attributes));
  }

  /** Runs commands where the cursor was, and puts the focus back there. */
  run(commands: (chain: ChainedCommands) => ChainedCommands): boolean {
    return commands(this.editor.chain().focus()).run();
  }

  /** Changes the node around the cursor. One that is picked as a whole is replaced by its twin, and picked again. */
  update(node: string, attributes: Record<string, unknown>): void {
    const { selection } = this.editor.state;
    const chain = this.editor.chain().updateAttributes(node, attributes);
    if (selection instanceof NodeSelection) chain.setNodeSelection(selection.from);
    chain.run();
  }

  destroy(): void {
    this.editor.destroy();
  }
}
