import { Extension } from '@tiptap/core';
import { onPaste } from './on-paste.ts';

/** Signs of Markdown that ordinary sentences do not have: headings, lists of two lines, tables, fences, links. */
const MARKDOWN =
  /^#{1,4} \S|^```|^:::|^\|.+\|\s*$|(?:^[-*+] \S.*\n){2}|(?:^\d+[.)] \S.*\n){2}|\[[^\]]+\]\([^)\s]+\)|\*\*[^*\s][^*]*\*\*/m;

export const looksLikeMarkdown = (text: string): boolean => MARKDOWN.test(`${text}\n`);

/** Plain text that is Markdown becomes what it stands for. */
export const MarkdownPaste = Extension.create({
  name: 'markdownPaste',

  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      onPaste(({ clipboardData: data }) => {
        const text = data?.getData('text/plain') ?? '';
        if (data?.types.includes('text/html') || editor.isActive('codeBlock')) return false;
        if (!looksLikeMarkdown(text)) return false;
        // The reader of Markdown is large and seldom needed.
        void import('./read-markdown.ts').then(({ readMarkdown }) => {
          if (!editor.isDestroyed) editor.commands.insertContent(readMarkdown(text));
        });
        return true;
      }),
    ];
  },
});
