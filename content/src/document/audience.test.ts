import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doc, documents, heading, node, p, text } from '../../test/documents.ts';
import { withoutHidden } from './audience.ts';
import type { RichNode } from './document.ts';
import { toHtml } from './html.ts';
import { outline } from './outline.ts';
import { toText } from './text.ts';
import { validateDocument } from './validate.ts';

const only = (audience: string, ...content: RichNode[]) => node('audienceBlock', { audience }, ...content);
const article = doc(
  p('everybody'),
  only('CLIENTS', heading(2, 'client part'), p('clients'), only('STAFF', p('staff within clients'))),
  only('STAFF', p('staff'), only('CLIENTS', p('clients within staff'))),
);

describe('withoutHidden', () => {
  it.each([
    ['PUBLIC', 'everybody'],
    ['CLIENTS', 'everybody\nclient part\nclients'],
    ['STAFF', 'everybody\nclient part\nclients\nstaff within clients\nstaff\nclients within staff'],
  ] as const)('shows %s what is theirs', (reader, expected) => {
    expect(toText(withoutHidden(article, reader))).toBe(expected);
  });

  it('hides headings from the outline too', () => {
    expect(outline(withoutHidden(article, 'PUBLIC'))).toEqual([]);
    expect(outline(withoutHidden(article, 'CLIENTS'))).toEqual([
      { id: 'client-part', level: 2, text: 'client part' },
    ]);
  });

  it('leaves a document that consists of hidden parts empty, not invalid', () => {
    expect(withoutHidden(doc(only('STAFF', p('x'))), 'PUBLIC')).toEqual(doc(p()));
  });

  it('removes containers that had nothing else, and keeps table cells in place', () => {
    const hidden = only('STAFF', p('x'));
    const table = node(
      'table',
      {},
      node('tableRow', {}, node('tableCell', {}, hidden), node('tableCell', {}, p('b'))),
    );
    const seen = withoutHidden(doc(node('callout', { kind: 'info' }, hidden), table), 'CLIENTS');
    expect(seen.content.map(({ type }) => type)).toEqual(['table']);
    expect(seen.content[0]!.content![0]!.content).toHaveLength(2);
  });

  it('hides a block whose audience is not known', () => {
    const odd = { type: 'doc', content: [only('ALL', p('x')), p('y')] } as const;
    expect(toText(withoutHidden(odd as never, 'STAFF'))).toBe('y');
  });

  it('gives a valid document without hidden words, whatever the document', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        const secret = doc(...document.content, only('STAFF', p('сигнал-тайна'), ...document.content));
        const seen = withoutHidden(secret, 'PUBLIC');
        expect(validateDocument(seen)).toEqual([]);
        expect(JSON.stringify(seen)).not.toMatch(/тайна|audienceBlock/);
        const html = toHtml(secret, { audience: 'PUBLIC', fileUrl: () => null, entryUrl: () => null });
        expect(html).not.toContain('тайна');
      }),
    );
  });

  it('hides nothing but audience blocks', () => {
    const document = doc(p('a'), node('details', {}, node('detailsSummary', {}, text('s')), p('b')));
    expect(withoutHidden(document, 'PUBLIC')).toEqual(document);
  });
});
