import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHtml } from '../document/html.ts';
import { linksOf } from '../document/references.ts';
import { toText } from '../document/text.ts';
import { validateDocument } from '../document/validate.ts';
import { UUID_A, doc, documents, link, node, p, text } from '../../test/documents.ts';
import { missingWords, pageText } from '../../test/words.ts';
import { fromHtml } from './from-html.ts';

describe('fromHtml', () => {
  it('reads back what toHtml writes', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        const html = toHtml(document, {
          audience: 'STAFF',
          fileUrl: (file) => `file:${file}`,
          entryUrl: (entry) => ('id' in entry ? `entry:${entry.id}` : `/e/${entry.number}`),
          fragment: () => doc(p('embedded')),
        });
        expect(fromHtml(html)).toEqual(document);
      }),
    );
  });

  it('collapses white space as a browser does, and keeps it in code', () => {
    expect(fromHtml(' a\n <b> b </b> c <br> d<p>\n e </p><pre>\n  x\n   y\n</pre>')).toEqual(
      doc(
        p('a ', text('b ', 'bold'), 'c', node('hardBreak', {}), 'd'),
        p('e'),
        node('codeBlock', { language: null }, text('  x\n   y')),
      ),
    );
  });

  it('splits a line where a block stands within inline elements', () => {
    const bold = (value: string) => text(value, 'bold');
    expect(fromHtml('<b>a<div>b</div>c</b>')).toEqual(doc(p(bold('a')), p(bold('b')), p(bold('c'))));
  });

  it('makes tables square, with spans, captions and inner tables', () => {
    const read = fromHtml(
      '<table><caption>Pins</caption><tr><th>a<th>b<th>c<tr><td rowspan=2>1<td colspan=999999>2<tr><td><table><tr><td>in</table></table>',
    );
    const table = read.content[1]!;
    expect(toText(read)).toBe('Pins\na\tb\tc\n1\t2\nin');
    expect(validateDocument(read)).toEqual([]);
    const width = (row: number) =>
      table.content![row]!.content!.reduce((sum, cell) => sum + Number(cell.attrs!.colspan), 0);
    expect([width(0), width(1), width(2)]).toEqual([101, 101, 100]);
  });

  it('reads lists that browsers forgive: text and lists between items, several tasks', () => {
    const html =
      '<ul>lead<li>a</li><ul><li>inner</li></ul><li><input type="checkbox" checked> done</li></ul>';
    expect(toText(fromHtml(html))).toBe('lead\na\ninner\ndone');
    expect(fromHtml(html).content.map(({ type }) => type)).toEqual(['bulletList', 'taskList']);
  });

  it('keeps words of forms, frames and definitions', () => {
    const html =
      '<dl><dt>IMEI<dd>15 digits</dl><select><option>12 V<option>24 V</select><input type=submit value=Send><iframe src="https://a.by/v" title="Video"></iframe><textarea>note</textarea>';
    expect(toText(fromHtml(html)).split(/\s+/)).toEqual([
      'IMEI',
      '15',
      'digits',
      '12',
      'V',
      '24',
      'V',
      'Send',
      'Video',
      'note',
    ]);
    expect(linksOf(fromHtml(html)).external).toEqual(['https://a.by/v']);
  });

  it('leaves out what a browser does not show', () => {
    expect(
      toText(
        fromHtml('<title>t</title><style>s</style>a<script>b()</script><!-- c --><template>d</template>'),
      ),
    ).toBe('a');
  });

  it('takes the part of the page that is the article, without what is to be skipped', () => {
    const html = '<nav>menu</nav><div id="main" class="x y">text <span class="mac">Cmd</span></div>';
    expect(
      toText(
        fromHtml(html, { root: ({ id }) => id === 'main', skip: ({ classes }) => classes.includes('mac') }),
      ),
    ).toBe('text');
    expect(toText(fromHtml(html, { root: ({ tag }) => tag === 'article' }))).toBe('menu\ntext Cmd');
  });

  it('asks the importer for pictures and links, but not for our own', () => {
    const asked: string[] = [];
    const read = fromHtml(
      `<a href="../x.html">x</a> <a href="entry:${UUID_A}">own</a> <img src="a.png" alt="plug" width="90px">`,
      {
        resolveLink: (href) => (asked.push(href), '/e/7#y'),
        resolveImage: (src, alt) => (asked.push(src, alt), UUID_A),
      },
    );
    expect(read).toEqual(
      doc(
        p(
          text('x', link('/e/7#y')),
          ' ',
          text('own', link(`entry:${UUID_A}`)),
          ' ',
          node('image', { file: UUID_A, alt: 'plug', width: 90 }),
        ),
      ),
    );
    expect(asked).toEqual(['../x.html', 'a.png', 'plug']);
  });

  it('drops the link and keeps the words where an address is not safe', () => {
    for (const href of [
      'javascript:alert(1)',
      ' java\tscript:x',
      'data:text/html,x',
      '//evil.example',
      'relative.html',
    ])
      expect(fromHtml(`<a href="${href}">text</a>`)).toEqual(doc(p('text')));
    expect(fromHtml('<a href="x">t</a>', { resolveLink: () => 'javascript:1' })).toEqual(doc(p('t')));
  });

  it('reads nesting deeper than a document may have, without losing the words', () => {
    for (const [tag, depth] of [
      ['blockquote', 100],
      ['div', 30_000],
      ['ul><li', 500],
      ['b', 2000],
    ] as const) {
      const read = fromHtml(`<${tag}>`.repeat(depth) + 'core words');
      expect(validateDocument(read)).toEqual([]);
      expect(toText(read)).toBe('core words');
    }
  });

  it('gives a valid document with all words for any mixture of tags', () => {
    const tag = fc.constantFrom(
      'p',
      'div',
      'b',
      'i',
      'a href="https://a.by"',
      'ul',
      'ol',
      'li',
      'table',
      'tr',
      'td',
      'th',
      'tbody',
      'h2',
      'pre',
      'code',
      'blockquote',
      'details',
      'summary',
      'dl',
      'dt',
      'section data-audience="STAFF"',
      'aside data-callout="x"',
      'span',
      'figure',
      'br',
      'hr',
      'img alt="w9"',
      'input',
      'label',
      'sup',
      'sub',
      'caption',
      'div data-tabs',
      'div data-steps',
      'div data-step',
    );
    const piece = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name.split(' ')[0]}>`),
      fc.constantFrom('w1 ', 'w2 ', 'слово ', ' ', '&amp;', '\n'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = pieces.join('');
        const read = fromHtml(html);
        expect(validateDocument(read)).toEqual([]);
        expect(missingWords(pageText(html), toText(read))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
