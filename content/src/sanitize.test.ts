import * as fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { RICH_TAGS, richToPlain, sanitizeHtml } from './sanitize.ts';
import { fillTemplate } from './templates/fill-template.ts';
import { parseTemplate } from './templates/parse-template.ts';
import { filesOfSet, hasSet } from '../test/shared-data.ts';
import { missingWords, pageText } from '../test/words.ts';

/** Everything in HTML that is not of the small set, as a browser would read it. */
function strange(html: string): string[] {
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      if (!(RICH_TAGS as readonly string[]).includes(node.tagName)) found.push(node.tagName);
      for (const { name, value } of node.attrs)
        if (
          !/^(href|rel|start|colspan|rowspan)$/.test(name) ||
          (name === 'href' && !/^\s*(https?:|mailto:|tel:|\{\{)/i.test(value))
        )
          found.push(`${name}=${value}`);
    }
    if (node.nodeName === '#comment') found.push('comment');
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parseFragment(html));
  return found;
}

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java&#10;script:alert(1)">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="data:text/html,x">x</a>',
  '<iframe srcdoc="<script>1</script>"></iframe>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<form action=x><input name=y></form>',
  '<p style="background:url(x)" class="y" id="z">t</p>',
  '<<b>script>alert(1)</script>',
  '<textarea></textarea><script>1</script>',
  '<!--><img src=x onerror=1>-->',
  '<a href="https://a.by" onclick="x" target="_blank">l</a>',
  '<table background="x"><tr><td colspan="2" bgcolor="red">c</table>',
];

describe('sanitizeHtml', () => {
  it.each(ATTACKS)('leaves nothing strange of %s', (html) => expect(strange(sanitizeHtml(html))).toEqual([]));

  it('leaves nothing strange of any mixture, and is done after one run', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...ATTACKS,
        '<p>',
        '</p>',
        '<b>',
        '<div>',
        '</div>',
        '<!--',
        '-->',
        '"',
        "'",
        '>',
        '<',
        '&lt;script&gt;',
        '{{a.b}}',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const clean = sanitizeHtml(pieces.join(''));
        expect(strange(clean)).toEqual([]);
        expect(sanitizeHtml(clean)).toBe(clean);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps text, blanks and addresses that blanks are put in', () => {
    const html =
      '<h1>Hi {{client.name|fallback:&quot;you&quot;}}</h1><p>see <a href="{{ticket.link}}">ticket</a>, <a href="mailto:{{mail}}">mail</a></p><span>end</span>';
    const clean = sanitizeHtml(html);
    expect(clean).toBe(
      '<h2>Hi {{client.name|fallback:"you"}}</h2><p>see <a href="{{ticket.link}}" rel="noopener">ticket</a>, <a href="mailto:{{mail}}" rel="noopener">mail</a></p>end',
    );
    expect(parseTemplate(clean, { html: true }).problems).toEqual([]);
    expect(
      fillTemplate(clean, { 'ticket.link': 'https://a.by/1', mail: 'x@a.by' }, { html: true }),
    ).toMatchObject({ unfilled: [], unsafe: [] });
  });

  it.skipIf(!hasSet('03-canned-answers'))('keeps every word of the osTicket answers', () => {
    const files = filesOfSet('03-canned-answers', 'osticket-*/**/*.yaml');
    expect(files.length).toBeGreaterThan(17);
    for (const { path, text } of files) {
      const clean = sanitizeHtml(text);
      expect([path, missingWords(pageText(text), pageText(clean)), strange(clean)]).toEqual([path, [], []]);
    }
  });
});

describe('richToPlain', () => {
  it('gives a line a block and keeps blanks', () => {
    expect(richToPlain('<p>Dear <b>{{client}}</b>,<br>thanks</p><ul><li>one<li>two</ul>')).toBe(
      'Dear {{client}},\nthanks\none\ntwo',
    );
  });
});
