import type { RichNode } from '../document/document.ts';
import { type Element, attributeOf, elementChildren, textContent } from './elements.ts';

// prettier-ignore
/** GitHub's alerts are quotes that begin with `[!WARNING]`. */
const ALERTS: Record<string, string> = {
  NOTE: 'info', TIP: 'success', IMPORTANT: 'warning', WARNING: 'warning', CAUTION: 'danger',
};

/** A quote, or the remark that a quote is written for. */
export function quoteOrAlert(content: RichNode[]): RichNode {
  const quote: RichNode = { type: 'blockquote', content };
  const [first, ...rest] = content;
  const start = first?.type === 'paragraph' ? first.content?.[0] : undefined;
  const alert = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*/.exec(start?.text ?? '');
  if (!alert) return quote;
  const text = start!.text!.slice(alert[0].length);
  const line = [...(text ? [{ ...start!, text }] : []), ...first!.content!.slice(1)];
  const blocks = line.length > 0 ? [{ ...first!, content: line }, ...rest] : rest;
  const kind = ALERTS[alert[1]!]!;
  return { type: 'callout', attrs: { kind }, content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] };
}

/** A part to unfold, from the blocks of its title and of its body. */
export function detailsNode(title: RichNode[], content: RichNode[]): RichNode {
  const [first, ...more] = title;
  const summary = first?.type === 'paragraph' || first?.type === 'heading' ? first.content : undefined;
  const blocks = [...(summary || !first ? more : title), ...content];
  return {
    type: 'details',
    content: [
      { type: 'detailsSummary', ...(summary ? { content: summary } : {}) },
      ...(blocks.length > 0 ? blocks : [{ type: 'paragraph' }]),
    ],
  };
}

/** The code of a `<pre>` with the language that highlighters write into its class; none where it is empty. */
export function codeBlocks(pre: Element): RichNode[] {
  const text = textContent(pre).replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const classes = [pre, ...elementChildren(pre)].map((element) => attributeOf(element, 'class')).join(' ');
  const language = /\blang(?:uage)?-([\w+#.-]{1,40})/.exec(classes)?.[1] ?? null;
  return text === '' ? [] : [{ type: 'codeBlock', attrs: { language }, content: [{ type: 'text', text }] }];
}

/** The words that a form field shows, apart from the words around it. */
export function inputText(input: Element): string {
  const type = attributeOf(input, 'type')?.toLowerCase() ?? 'text';
  const value = ['button', 'submit', 'reset', 'text'].includes(type) ? attributeOf(input, 'value') : null;
  return ` ${[value, attributeOf(input, 'placeholder')].filter(Boolean).join(' ')} `;
}
