import * as fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { UUID_A, UUID_B, doc, documents, heading, link, node, p, text } from '../../test/documents.ts';
import type { RichDocument } from './document.ts';
import { documentSchema } from './extensions.ts';
import { type HtmlOptions, toHtml } from './html.ts';
import { outline } from './outline.ts';
import { filesOf, fragmentsOf, linksOf } from './references.ts';
import { toText } from './text.ts';

const options: HtmlOptions = {
  audience: 'STAFF',
  fileUrl: (file) => ({ src: `/files/${file}`, width: 800, height: 600 }),
  entryUrl: (entry) => ('id' in entry ? `/wiki/${entry.id}` : `/e/${entry.number}`),
};
const html = (document: RichDocument, more: Partial<HtmlOptions> = {}) =>
  toHtml(document, { ...options, ...more });

const row = (type: string, ...cells: string[]) =>
  node('tableRow', {}, ...cells.map((c) => node(type, { colwidth: [120] }, p(c))));
const cell = (value: string) => node('tableCell', {}, p(value), p('!'));

describe('toHtml', () => {
  it('gives headings the ids of the outline, distinct and in Latin', () => {
    const document = doc(
      heading(1, 'Питание'),
      heading(2, 'Питание'),
      heading(2, 'CAN & K-Line'),
      heading(3, '!'),
    );
    expect(outline(document).map(({ id }) => id)).toEqual(['pitanie', 'pitanie-2', 'can-k-line', 'section']);
    expect(html(document)).toBe(
      '<h1 id="pitanie">Питание</h1><h2 id="pitanie-2">Питание</h2><h2 id="can-k-line">CAN &amp; K-Line</h2><h3 id="section">!</h3>',
    );
  });

  it('keeps an imported anchor as the id', () => {
    const document = doc(node('heading', { level: 2, anchor: 'hd_id42' }, text('Limits')));
    expect(html(document)).toBe('<h2 id="hd_id42">Limits</h2>');
  });

  it('writes a link over differently formatted text as one link', () => {
    const to = link('https://a.by/?x=1&y="2"');
    expect(html(doc(p(text('see ', to), text('this', to, 'bold'), text(' now', 'bold'))))).toBe(
      '<p><a href="https://a.by/?x=1&amp;y=&quot;2&quot;" rel="noopener">see <strong>this</strong></a><strong> now</strong></p>',
    );
  });

  it('links to entries by id and number, to files and to headings', () => {
    const links = [`entry:${UUID_A}#pins`, '/e/4821#x', `file:${UUID_B}`, '#top', '/help/ru'];
    const out = html(doc(p(...links.map((href) => text('l', link(href))))));
    expect([...out.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      `/wiki/${UUID_A}#pins`,
      '/e/4821#x',
      `/files/${UUID_B}`,
      '#top',
      '/help/ru',
    ]);
  });

  it('leaves plain text where the reader may not follow', () => {
    const document = doc(p(text('secret plan', link(`entry:${UUID_A}`))));
    expect(html(document, { entryUrl: () => null })).toBe('<p>secret plan</p>');
  });

  it('sizes pictures, loads them late and marks a lone one as a figure', () => {
    const picture = node('image', { file: UUID_A, alt: 'plug "X1"', width: 400 });
    expect(html(doc(p(picture)))).toBe(
      `<p class="figure"><img src="/files/${UUID_A}" data-file="${UUID_A}" alt="plug &quot;X1&quot;" width="400" height="300" loading="lazy" decoding="async"></p>`,
    );
    expect(html(doc(p(picture)), { fileUrl: () => null })).toBe(
      '<p class="figure"><span class="missing-image">plug &quot;X1&quot;</span></p>',
    );
  });

  it('writes task items as valid HTML with their state', () => {
    const list = node(
      'taskList',
      {},
      node('taskItem', { checked: true }, p('done')),
      node('taskItem', {}, p('open')),
    );
    const out = html(doc(list));
    expect(out).toContain(
      '<li data-type="taskItem" data-checked="true"><input type="checkbox" disabled aria-label="Done" checked><div><p>done</p></div></li>',
    );
    expect(out).not.toContain('<span');
  });

  it('puts tables into a box that scrolls, with head, spans and widths', () => {
    const out = html(
      doc(node('table', {}, row('tableHeader', 'Pin', 'Colour'), row('tableCell', '1', 'RD'))),
      {
        locale: 'ru',
      },
    );
    expect(out).toBe(
      '<div class="table-scroll" role="region" tabindex="0" aria-label="Таблица"><table><colgroup><col width="120"><col width="120"></colgroup><thead><tr><th><p>Pin</p></th><th><p>Colour</p></th></tr></thead><tbody><tr><td><p>1</p></td><td><p>RD</p></td></tr></tbody></table></div>',
    );
  });

  it('embeds fragments, ends a fragment inside itself, and narrows it to the reader', () => {
    const fragment = doc(
      heading(2, 'Safety'),
      node('audienceBlock', { audience: 'STAFF' }, p('inside price')),
      node('fragment', { entry: UUID_A }),
    );
    const page = doc(node('fragment', { entry: UUID_A }), heading(2, 'Safety'));
    const out = html(page, { audience: 'CLIENTS', fragment: () => fragment });
    expect(out).toBe(
      `<div class="fragment" data-fragment="${UUID_A}"><h2 id="0190a0a0-safety">Safety</h2></div><h2 id="safety">Safety</h2>`,
    );
    expect(html(page, { fragment: () => null })).toBe('<h2 id="safety">Safety</h2>');
  });

  it('renders every node and mark of the schema', () => {
    const written = fc
      .sample(documents(), 300)
      .map((document) => JSON.stringify(document))
      .join('');
    const { nodes, marks } = documentSchema();
    const unseen = [...Object.keys(nodes), ...Object.keys(marks)].filter(
      (name) => !written.includes(`"${name}"`),
    );
    // The generator must reach all of them, or the properties below say nothing about the missing ones.
    expect(unseen).toEqual(['superscript']);
  });

  it('is HTML without a parse error and shows exactly the words of toText', () => {
    fc.assert(
      fc.property(documents().map(withoutMarks), (document) => {
        const seen = inspect(html(document));
        expect(seen.errors).toEqual([]);
        expect(seen.words).toEqual(toText(document).split(/\s+/).filter(Boolean));
      }),
    );
  });

  it('lets no script out, even from JSON that was never validated', () => {
    const evils = ['javascript:alert(1)', '"><script>x</script>', '<img src=x onerror=y>', "' onload='"];
    const names = [
      'level',
      'kind',
      'audience',
      'href',
      'file',
      'language',
      'start',
      'type',
      'align',
      'colspan',
      'entry',
      'anchor',
      'width',
      'alt',
      'caption',
      'marks',
    ];
    for (const evil of evils)
      for (const type of Object.keys(documentSchema().nodes)) {
        const attrs = Object.fromEntries(names.map((name) => [name, evil]));
        const bad = {
          type: 'doc',
          content: [{ type, attrs, text: evil, content: [text(evil, link(evil))] }],
        };
        const seen = inspect(html(bad as never, { fragment: () => null }));
        expect(seen.attributes.filter(([name]) => name.startsWith('on') || name === 'href')).toEqual([]);
        expect(seen.tags).not.toContain('script');
      }
  });
});

/** Marks over pictures are told in the description, which then has more words than the text. */
const withoutMarks = (document: RichDocument): RichDocument =>
  JSON.parse(JSON.stringify(document), (_, value) =>
    value?.type === 'image' ? { ...value, attrs: { ...value.attrs, marks: null } } : value,
  );

/** What a browser makes of HTML: its words with the descriptions of pictures in place, tags, attributes and errors. */
function inspect(source: string) {
  const errors: string[] = [];
  const seen = { words: [] as string[], tags: [] as string[], attributes: [] as [string, string][], errors };
  let shown = '';
  const visit = (element: DefaultTreeAdapterTypes.ChildNode): void => {
    if ('value' in element) shown += element.value;
    if (!('tagName' in element)) return;
    seen.tags.push(element.tagName);
    seen.attributes.push(...element.attrs.map(({ name, value }): [string, string] => [name, value]));
    const isInline =
      /^(strong|em|s|u|code|mark|sup|sub|a|img|span)$/.test(element.tagName) &&
      // Under its picture, by the style sheet.
      !element.attrs.some(({ name }) => name === 'data-caption');
    if (!isInline) shown += ' ';
    if (element.tagName === 'img')
      shown += ` ${element.attrs.find(({ name }) => name === 'alt')?.value ?? ''} `;
    element.childNodes.forEach(visit);
    if (!isInline) shown += ' ';
  };
  parseFragment(source, { onParseError: (error) => errors.push(error.code) }).childNodes.forEach(visit);
  seen.words = shown.split(/\s+/).filter(Boolean);
  return seen;
}

describe('what a document refers to', () => {
  it('lists entries, numbers, addresses, files and fragments once each', () => {
    const document = doc(
      p(
        text('a', link(`entry:${UUID_A}`)),
        text('b', link('/e/12')),
        text('c', link('https://x.by')),
        text('d', link(`file:${UUID_B}`)),
        node('image', { file: UUID_A }),
        node('image', { file: UUID_A }),
      ),
      node('fragment', { entry: UUID_B }),
    );
    expect(linksOf(document)).toEqual({ entries: [UUID_A], numbers: [12], external: ['https://x.by'] });
    expect(filesOf(document)).toEqual([UUID_B, UUID_A]);
    expect(fragmentsOf(document)).toEqual([UUID_B]);
  });
});

describe('toText', () => {
  it('puts blocks on lines and cells of a row on one', () => {
    const table = node('table', {}, node('tableRow', {}, cell('1'), cell('RD')));
    const list = node('bulletList', {}, node('listItem', {}, p('one'), p('two')));
    expect(toText(doc(heading(1, 'T'), p('a', node('hardBreak', {}), 'b'), table, list))).toBe(
      'T\na\nb\n1 !\tRD !\none\ntwo',
    );
  });

  it('includes fragments where it is told their text', () => {
    const page = doc(node('fragment', { entry: UUID_A }), p('end'));
    expect(toText(page)).toBe('end');
    expect(toText(page, { fragment: () => doc(p('start'), node('fragment', { entry: UUID_A })) })).toBe(
      'start\nend',
    );
  });
});
