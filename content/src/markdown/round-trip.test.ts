import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RichDocument } from '../document/document.ts';
import { toText } from '../document/text.ts';
import { UUID_A, doc, documents, link, node, p, phrase, text } from '../../test/documents.ts';
import { fromMarkdown } from './from-markdown.ts';
import { toMarkdown } from './to-markdown.ts';

const round = (document: RichDocument) => fromMarkdown(toMarkdown(document));

describe('toMarkdown and fromMarkdown', () => {
  it('give back any document as it was', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        expect(round(document)).toEqual(document);
      }),
      { numRuns: 200 },
    );
  });

  it('give back any text, whatever signs are in it', () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map((value) => value.replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(fc.array(fc.oneof(line, phrase), { minLength: 1, maxLength: 3 }), (lines) => {
        const wanted = lines.filter(Boolean);
        fc.pre(wanted.length > 0);
        expect(toText(round(doc(...wanted.map((value) => p(value)))))).toBe(wanted.join('\n'));
      }),
      { numRuns: 1000 },
    );
  });

  it('write Markdown that people would write', () => {
    const item = (value: string) => node('listItem', {}, p(value));
    const cell = (type: string, value: string) => node(type, {}, p(value));
    const document = doc(
      node('heading', { level: 2, anchor: 'power' }, text('Питание')),
      p(
        'Подайте ',
        text('12 В', 'bold'),
        ' на ',
        text('VCC', 'code'),
        ' (см. ',
        text('схему', link('/e/4821')),
        ').',
      ),
      node(
        'bulletList',
        {},
        item('FMB_920'),
        node('listItem', {}, p('сенсоры'), node('orderedList', {}, item('LLS'))),
      ),
      node('taskList', {}, node('taskItem', { checked: true }, p('масса'))),
      node('callout', { kind: 'warning' }, p('Снимите клемму.')),
      node('audienceBlock', { audience: 'STAFF' }, p('Цена')),
      node(
        'table',
        {},
        node('tableRow', {}, cell('tableHeader', 'Pin'), cell('tableHeader', 'Цвет')),
        node('tableRow', {}, cell('tableCell', '1'), cell('tableCell', 'a|b')),
      ),
      p(node('image', { file: UUID_A, alt: 'разъём' })),
    );
    expect(toMarkdown(document)).toBe(`## Питание {#power}

Подайте **12 В** на \`VCC\` (см. [схему](/e/4821)).

- FMB_920
- сенсоры
  1. LLS

- [x] масса

:::warning

Снимите клемму.

:::

:::audience staff

Цена

:::

| Pin | Цвет |
| --- | --- |
| 1 | a\\|b |

![разъём](file:${UUID_A})
`);
    expect(round(document)).toEqual(document);
  });

  it('write addresses for files that leave', () => {
    const document = doc(p(node('image', { file: UUID_A, alt: 'x' }), text('y', link(`entry:${UUID_A}`))));
    expect(toMarkdown(document, { image: () => 'img/x y.png', link: () => '../y.md' })).toBe(
      '![x](<img/x y.png>)[y](../y.md)\n',
    );
  });
});
