import { Extension, type Editor, type JSONContent } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { uploadFile } from './uploads.ts';

type Step = { add: { id: symbol; at: number; widget: HTMLElement } } | { remove: symbol };

const key = new PluginKey<DecorationSet>('file-upload');

/**
 * Pictures and documents that are picked, pasted or dropped. While one is on its way its place is held by a widget,
 * which moves with the text around it and is no part of the document.
 */
export const FileUpload = Extension.create<{ onerror: (message: string) => void }>({
  name: 'fileUpload',
  addOptions: () => ({ onerror: () => {} }),

  addProseMirrorPlugins() {
    const { editor, options } = this;
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply(transaction, widgets) {
            const moved = widgets.map(transaction.mapping, transaction.doc);
            const step = transaction.getMeta(key) as Step | undefined;
            if (!step) return moved;
            if ('remove' in step)
              return moved.remove(moved.find(undefined, undefined, (spec) => spec.id === step.remove));
            const { id, at, widget } = step.add;
            return moved.add(transaction.doc, [Decoration.widget(at, widget, { id })]);
          },
        },
        props: {
          decorations: (state) => key.getState(state),
          handlePaste(view, event) {
            const files = [...(event.clipboardData?.files ?? [])];
            // A spreadsheet puts a picture of its cells beside them: the cells are meant.
            if (files.length === 0 || event.clipboardData?.types.includes('text/html')) return false;
            void insertFiles(editor, files, view.state.selection.from, options.onerror);
            return true;
          },
          handleDrop(view, event, _slice, moved) {
            const files = [...(event.dataTransfer?.files ?? [])];
            if (moved || files.length === 0) return false;
            event.preventDefault();
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
            void insertFiles(editor, files, at ?? view.state.selection.from, options.onerror);
            return true;
          },
        },
      }),
    ];
  },
});

/** Uploads files one after another and puts them where they were meant to stand. */
export async function insertFiles(
  editor: Editor,
  files: readonly File[],
  at: number,
  onerror: (message: string) => void,
): Promise<void> {
  const waiting = files.map((file) => ({ file, id: Symbol(file.name), ...progressOf(file.name) }));
  for (const { id, widget } of waiting)
    editor.view.dispatch(editor.state.tr.setMeta(key, { add: { id, at, widget } } satisfies Step));
  for (const { file, id, show } of waiting) {
    try {
      const uploaded = await uploadFile(file, show);
      if (editor.isDestroyed) return;
      const [widget] = key.getState(editor.state)!.find(undefined, undefined, (spec) => spec.id === id);
      // Its place may have been deleted meanwhile; then nobody wants the picture any more.
      if (widget) putIn(editor, widget.from, contentFor(uploaded));
    } catch (error) {
      onerror(error instanceof Error ? error.message : String(error));
    }
    if (editor.isDestroyed) return;
    editor.view.dispatch(editor.state.tr.setMeta(key, { remove: id } satisfies Step));
  }
}

/** In a gallery a picture beside another has a paragraph of its own. */
function putIn(editor: Editor, at: number, content: JSONContent): void {
  const place = editor.state.doc.resolve(at);
  const isTaken = place.node(-1)?.type.name === 'gallery' && place.parent.content.size > 0;
  if (isTaken) editor.commands.insertContentAt(place.after(), { type: 'paragraph', content: [content] });
  else editor.commands.insertContentAt(at, content);
}

const contentFor = ({ id, name, mime }: { id: string; name: string; mime: string }) =>
  mime.startsWith('image/')
    ? { type: 'image', attrs: { file: id, alt: '' } }
    : { type: 'text', text: name, marks: [{ type: 'link', attrs: { href: `file:${id}` } }] };

function progressOf(name: string): { widget: HTMLElement; show: (part: number) => void } {
  const widget = document.createElement('span');
  widget.className = 'upload';
  widget.setAttribute('role', 'status');
  const show = (part: number): void => {
    widget.textContent = `${name} · ${Math.round(part * 100)} %`;
    widget.style.setProperty('--part', String(part));
  };
  show(0);
  return { widget, show };
}
