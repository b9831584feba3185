import * as fc from 'fast-check';
import type { RichDocument, RichMark, RichNode } from '../src/document/document.ts';
import { parseDocument } from '../src/document/parse.ts';

/** Builders for documents in tests: `doc(p('text'))`. */
export const doc = (...content: RichNode[]): RichDocument => parseDocument({ type: 'doc', content });
export const p = (...content: (RichNode | string)[]): RichNode => ({
  type: 'paragraph',
  ...(content.length > 0 ? { content: content.map((c) => (typeof c === 'string' ? text(c) : c)) } : {}),
});
export const text = (value: string, ...marks: (RichMark | string)[]): RichNode => ({
  type: 'text',
  text: value,
  ...(marks.length > 0
    ? { marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) }
    : {}),
});
export const link = (href: string): RichMark => ({ type: 'link', attrs: { href } });
export const node = (type: string, attrs: Record<string, unknown>, ...content: RichNode[]): RichNode => ({
  type,
  attrs,
  ...(content.length > 0 ? { content } : {}),
});
export const heading = (level: number, title: string): RichNode => node('heading', { level }, text(title));

export const UUID_A = '0190a0a0-1111-4222-8333-444455556666';
export const UUID_B = '0190b0b0-1111-4222-8333-444455556666';

const word = fc.oneof(
  fc.stringMatching(/^[а-яёa-z0-9]{1,8}$/),
  fc.constantFrom(
    'FMB920',
    '12В',
    'CAN_H',
    'a*b',
    '**',
    '_x_',
    '`',
    '<b>',
    '&amp;',
    '[x]',
    '#',
    '1.',
    '-',
    '+',
    ':::',
    '{%',
    '%}',
    '|',
    '\\',
    '~~',
    '!',
    '>',
    'http://a.by',
    '==',
    '{#id}',
    '"«',
    'ё;',
  ),
);

/** Text without doubled or outer spaces, which no text format but code keeps. */
export const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

const marks = fc
  .subarray(['bold', 'italic', 'strike', 'underline', 'code', 'highlight', 'link', 'subscript'])
  .map((names) =>
    names.map((name) => (name === 'link' ? link('https://example.com/a?b=1&c=(2)') : { type: name })),
  );

/** Documents of every node, valid and already tidy. */
export function documents(words: fc.Arbitrary<string> = phrase): fc.Arbitrary<RichDocument> {
  const run = fc.tuple(words, marks).map(([value, m]) => text(value, ...m));
  const mark = fc.constantFrom(
    { kind: 'ARROW', colour: 'RED', x: 0.1, y: 0.25, x2: 0.5, y2: 1 },
    { kind: 'NUMBER', colour: 'BLUE', x: 0, y: 1, number: 7 },
    { kind: 'TEXT', colour: 'BLACK', x: 0.5, y: 0.5, text: '"><b>сюда &amp; \\' },
  );
  const image = fc.record({
    alt: words,
    caption: fc.option(fc.oneof(words, fc.constant('"5 В" \\* | &amp; <b>'))),
    width: fc.constantFrom(null, 120),
    marks: fc.option(fc.array(mark, { minLength: 1, maxLength: 3 })),
  });
  // As odd as a sheet may name them.
  const label = fc.constantFrom('X1', '87a', '3/13', 'a"b', '%} |', '<b>&amp;', 'вывод 5');
  const pin = fc.record({ connector: label, pin: label });
  const inline = fc.oneof(
    { weight: 6, arbitrary: run },
    { weight: 1, arbitrary: image.map((attrs) => node('image', { file: UUID_A, ...attrs })) },
    { weight: 1, arbitrary: pin.map((attrs) => node('pin', { entry: UUID_A, ...attrs })) },
  );
  const line = fc
    .tuple(fc.array(inline, { minLength: 1, maxLength: 4 }), fc.nat({ max: 20 }))
    .map(([nodes, at]) =>
      at > 0 && at < nodes.length
        ? [...nodes.slice(0, at), node('hardBreak', {}), ...nodes.slice(at)]
        : nodes,
    );
  const { block } = fc.letrec<{ block: RichNode; blocks: RichNode[]; item: RichNode[] }>((tie) => ({
    block: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'block' },
      line.map((content) => p(...content)),
      fc.tuple(fc.integer({ min: 1, max: 6 }), line).map(([level, c]) => node('heading', { level }, ...c)),
      fc
        .tuple(fc.constantFrom(null, 'js', 'c++'), words)
        .map(([language, code]) => node('codeBlock', { language }, text(`${code}\n  ${code}`))),
      fc.constant(node('horizontalRule', {})),
      fc.constant(node('fragment', { entry: UUID_B })),
      fc.option(label).map((connector) => node('diagram', { entry: UUID_B, connector })),
      fc
        .array(inline, { minLength: 1, maxLength: 2 })
        .map((content) => node('gallery', {}, ...content.map((one) => p(one)))),
      tie('blocks').map((c) => node('blockquote', {}, ...c)),
      fc
        .tuple(fc.constantFrom('info', 'warning', 'danger', 'success'), tie('blocks'))
        .map(([kind, c]) => node('callout', { kind }, ...c)),
      fc
        .tuple(fc.constantFrom('CLIENTS', 'STAFF'), tie('blocks'))
        .map(([audience, c]) => node('audienceBlock', { audience }, ...c)),
      fc
        .tuple(line, tie('blocks'))
        .map(([summary, c]) => node('details', {}, node('detailsSummary', {}, ...summary), ...c)),
      fc
        .array(tie('item'), { minLength: 1, maxLength: 3 })
        .map((items) => node('bulletList', {}, ...items.map((c) => node('listItem', {}, ...c)))),
      fc
        .tuple(fc.constantFrom(1, 7), fc.array(tie('item'), { minLength: 1, maxLength: 3 }))
        .map(([start, items]) =>
          node('orderedList', { start }, ...items.map((c) => node('listItem', {}, ...c))),
        ),
      fc
        .array(fc.tuple(fc.boolean(), tie('item')), { minLength: 1, maxLength: 3 })
        .map((items) =>
          node('taskList', {}, ...items.map(([checked, c]) => node('taskItem', { checked }, ...c))),
        ),
      fc
        .tuple(
          fc.boolean(),
          fc.integer({ min: 1, max: 2 }),
          fc.array(fc.array(tie('blocks'), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
        )
        .map(([head, , rows]) =>
          node(
            'table',
            {},
            ...rows.map((cells, r) =>
              node(
                'tableRow',
                {},
                ...cells.map((c) => node(head && r === 0 ? 'tableHeader' : 'tableCell', {}, ...c)),
              ),
            ),
          ),
        ),
    ),
    blocks: fc.array(tie('block'), { minLength: 1, maxLength: 2, depthIdentifier: 'block' }),
    item: fc
      .tuple(line, fc.array(tie('block'), { maxLength: 1, depthIdentifier: 'block' }))
      .map(([first, rest]) => [p(...first), ...rest]),
  }));
  return fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => doc(...blocks));
}
