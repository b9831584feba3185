import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Asks about what is pasted before the editor takes it, but not with Shift held: then it stays as it is, as everywhere.
 * @param takes whether it is dealt with
 */
export function onPaste(takes: (event: ClipboardEvent, view: EditorView) => boolean): Plugin {
  let isPlain = false;
  return new Plugin({
    props: {
      handleKeyDown(_view, event) {
        isPlain = event.shiftKey;
        return false;
      },
      handlePaste: (view, event) => !isPlain && takes(event, view),
    },
  });
}
