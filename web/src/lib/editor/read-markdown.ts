import { fromMarkdown, type RichNode } from '@fieldlore/content';

/** The blocks that a Markdown text stands for. */
export const readMarkdown = (text: string): RichNode[] => fromMarkdown(text).content;
