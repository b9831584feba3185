import { type RichDocument, type RichNode, toText } from '@fieldlore/content';
import { textOf } from './markdown-pages.ts';

export interface QuestionAndAnswer {
  /** Plain words; '' where the page asks nothing. */
  question: string;
  /** Everything after the question; the whole page where there is none. */
  answer: RichDocument;
}

type Label = 'question' | 'answer';
const labels: [Label, RegExp][] = [
  ['question', /^(?:question|вопрос)\s*(?::|$)\s*/i],
  ['answer', /^(?:answer|ответ)\s*(?::|$)\s*/i],
];

/**
 * Parts a page into question and answer. Their labels are headings, bold words or the beginning of a paragraph, with or
 * without a colon: `## Question`, `**Question:** Why …`.
 */
export function splitQuestion(page: RichDocument): QuestionAndAnswer {
  const parts: Record<Label | 'before', RichNode[]> = { before: [], question: [], answer: [] };
  let part: Label | 'before' = 'before';
  for (const block of page.content) {
    const label = labelOf(block);
    if (!label) parts[part].push(block);
    else {
      part = label.name;
      if (label.rest) parts[part].push(label.rest);
    }
  }
  const question = toText({ type: 'doc', content: parts.question }).trim();
  if (question === '') return { question, answer: page };
  // Without a label of its own the answer begins after the question's first paragraph.
  const [asked, ...said] = parts.question;
  if (parts.answer.length === 0 && said.length > 0)
    return { question: textOf(asked!), answer: { type: 'doc', content: [...parts.before, ...said] } };
  const answer = [...parts.before, ...parts.answer];
  return { question, answer: { type: 'doc', content: answer.length > 0 ? answer : [{ type: 'paragraph' }] } };
}

function labelOf(block: RichNode): { name: Label; rest: RichNode | null } | null {
  if (block.type !== 'heading' && block.type !== 'paragraph') return null;
  const text = textOf(block);
  for (const [name, pattern] of labels) {
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    const content = withoutStart(block.content ?? [], found.trimEnd().length);
    return { name, rest: content.length > 0 ? { type: 'paragraph', content } : null };
  }
  return null;
}

/** Inline content without its first letters and the space and line breaks after them. */
function withoutStart(content: readonly RichNode[], letters: number): RichNode[] {
  const rest: RichNode[] = [];
  let left = letters;
  for (const node of content) {
    const isAtStart = rest.length === 0;
    if (node.type === 'text') {
      const cut = node.text!.slice(left);
      left = Math.max(0, left - node.text!.length);
      const text = isAtStart ? cut.trimStart() : cut;
      if (text !== '') rest.push({ ...node, text });
    } else if (node.type !== 'hardBreak' || !isAtStart) rest.push(node);
  }
  return rest;
}
