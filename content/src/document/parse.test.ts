import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UUID_A, doc, documents, heading, link, node, p, text } from '../../test/documents.ts';
import { attributeRules } from './attributes.ts';
import { documentSchema } from './extensions.ts';
import { InvalidDocument, parseDocument } from './parse.ts';
import { documentProblemText } from './problem-text.ts';
import { DOCUMENT_LIMITS, validateDocument } from './validate.ts';

const codes = (json: unknown) => validateDocument(json).map((problem) => problem.code);

describe('parseDocument', () => {
  it('leaves a tidy document as it is', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        expect(parseDocument(document)).toEqual(document);
      }),
    );
  });

  it('takes the link off text whose address is unsafe, and keeps the text', () => {
    const parsed = parseDocument({
      type: 'doc',
      content: [p(text('click', link('javascript:alert(1)'), 'bold'))],
    });
    expect(parsed.content[0]!.content).toEqual([text('click', 'bold')]);
  });

  it('replaces a picture that was never uploaded by its description', () => {
    const parsed = parseDocument({
      type: 'doc',
      content: [p('see ', node('image', { src: 'https://evil.example/track.gif', alt: 'the plug' }))],
    });
    expect(parsed.content[0]!.content).toEqual([text('see the plug')]);
  });

  it('joins equal neighbours, orders marks and fills in defaults', () => {
    const parsed = parseDocument({
      type: 'doc',
      content: [
        { type: 'paragraph', content: [text('a', 'italic', 'bold'), text('b', 'bold', 'italic'), text('')] },
        { type: 'taskList', content: [{ type: 'taskItem', content: [p('do')] }] },
      ],
    });
    expect(parsed.content[0]!.content).toEqual([text('ab', 'bold', 'italic')]);
    expect(parsed.content[1]!.content![0]!.attrs).toEqual({ checked: false });
  });

  it('writes ids in one spelling', () => {
    const json = { type: 'doc', content: [node('fragment', { entry: UUID_A.toUpperCase() })] };
    expect(parseDocument(json)).toEqual(doc(node('fragment', { entry: UUID_A })));
  });

  it('drops attributes that no node declares', () => {
    const parsed = parseDocument({
      type: 'doc',
      content: [{ type: 'paragraph', attrs: { style: 'x', onclick: 'y' }, content: [text('a')] }],
    });
    expect(parsed.content[0]).toEqual(p('a'));
  });

  it('gives an empty document one paragraph', () => {
    expect(parseDocument({ type: 'doc' })).toEqual(doc(p()));
  });

  it('refuses what it cannot mend, with the place', () => {
    const json = { type: 'doc', content: [p('a'), { type: 'iframe' }] };
    expect(() => parseDocument(json)).toThrow(InvalidDocument);
    expect(validateDocument(json)).toEqual([
      { code: 'UNKNOWN_NODE', path: ['content', 1], detail: 'iframe' },
    ]);
  });

  it('never fails but with its own error', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (a, b) => {
        for (const json of [
          a,
          { type: 'doc', content: [a, b] },
          { type: 'doc', content: [node('callout', a as never, b as never)] },
        ])
          try {
            parseDocument(json);
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidDocument);
          }
      }),
    );
  });
});

describe('validateDocument', () => {
  it.each([
    ['a word', 'hello', ['NOT_A_DOCUMENT']],
    ['a node that is no document', p('a'), ['NOT_A_DOCUMENT']],
    ['an unsafe link', { type: 'doc', content: [p(text('x', link('javascript:1')))] }, ['UNSAFE_LINK']],
    [
      'a picture without a file',
      { type: 'doc', content: [p(node('image', { file: '../etc' }))] },
      ['BAD_IMAGE'],
    ],
    ['an unknown mark', { type: 'doc', content: [p(text('x', 'blink'))] }, ['UNKNOWN_MARK']],
    ['a name from the prototype', { type: 'doc', content: [{ type: 'constructor' }] }, ['UNKNOWN_NODE']],
    [
      'an unknown audience',
      { type: 'doc', content: [node('audienceBlock', { audience: 'ALL' }, p())] },
      ['BAD_ATTRIBUTE'],
    ],
    ['a heading of level 9', { type: 'doc', content: [node('heading', { level: 9 })] }, ['BAD_ATTRIBUTE']],
    [
      'a paragraph in a paragraph',
      { type: 'doc', content: [{ type: 'paragraph', content: [p()] }] },
      ['BAD_STRUCTURE'],
    ],
    ['an empty list', { type: 'doc', content: [{ type: 'bulletList' }] }, ['BAD_STRUCTURE']],
    ['no block at all', { type: 'doc', content: [] }, ['BAD_STRUCTURE']],
  ])('reports %s', (_, json, expected) => expect(codes(json)).toEqual(expected));

  it('reports nesting past the limit without exhausting the stack', () => {
    let inner: object = p('deep');
    for (let i = 0; i < 50_000; i++) inner = { type: 'blockquote', content: [inner] };
    expect(codes({ type: 'doc', content: [inner] })).toEqual(['TOO_DEEP']);
    expect(() => parseDocument({ type: 'doc', content: [inner] })).toThrow(InvalidDocument);
  });

  it('reports too much text', () => {
    const half = 'x'.repeat(DOCUMENT_LIMITS.text / 2 + 1);
    expect(codes({ type: 'doc', content: [p(half), p(half)] })).toEqual(['TOO_BIG']);
  });

  it('has a rule for every attribute of the schema', () => {
    const { nodes, marks } = documentSchema();
    for (const type of [...Object.values(nodes), ...Object.values(marks)])
      expect([type.name, Object.keys(attributeRules[type.name] ?? {}).toSorted()]).toEqual([
        type.name,
        Object.keys(type.spec.attrs ?? {}).toSorted(),
      ]);
  });

  it('tells the author the block and the remedy in their language', () => {
    const [problem] = validateDocument({
      type: 'doc',
      content: [heading(1, 'a'), p(text('x', link('javascript:1')))],
    });
    expect(documentProblemText(problem!, 'ru')).toBe(
      'Блок 2: ссылка ведёт на недопустимый адрес (href=javascript:1). Укажите адрес https://…, почту, телефон или статью.',
    );
    expect(documentProblemText(problem!, 'en')).toMatch(/^Block 2: the link leads/);
  });
});
