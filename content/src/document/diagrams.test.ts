import { describe, expect, it } from 'vitest';
import { UUID_A, UUID_B, doc, link, node, p, text } from '../../test/documents.ts';
import { diffDocuments } from '../diff/diff-documents.ts';
import { fromHtml } from '../html/from-html.ts';
import { DiagramData } from '../kinds/diagram.ts';
import { fromMarkdown } from '../markdown/from-markdown.ts';
import { toMarkdown } from '../markdown/to-markdown.ts';
import type { ShownDiagram } from './diagram-html.ts';
import { isEmptyDocument, type RichDocument } from './document.ts';
import { type HtmlOptions, toHtml } from './html.ts';
import { InvalidDocument, parseDocument } from './parse.ts';
import { diagramsOf, withoutDiagrams } from './references.ts';
import { toText } from './text.ts';

const data = DiagramData.parse({
  connectors: [
    {
      id: 'X1',
      name: 'FMB920',
      pins: [
        { label: '5', function: 'Зажигание' },
        { label: '6', function: '<script>alert(1)</script>', colour: { main: 'RD' } },
        { label: '7' },
      ],
    },
    { id: 'X9', kind: 'VEHICLE', pins: [{ label: '15', function: 'Замок' }] },
  ],
  cables: [{ id: 'W1', wires: [{ id: '1', colour: { main: 'BU', stripe: 'WH' } }] }],
  connections: [
    {
      from: { connector: 'X1', pin: '5' },
      wire: { cable: 'W1', wire: '1' },
      to: { connector: 'X9', pin: '15' },
    },
  ],
});
const shown: ShownDiagram = {
  url: '/diagrams/ignition',
  title: 'Зажигание "FMB920" <b>',
  locale: 'ru',
  number: 4821,
  revision: 3,
  data,
  drawings: { narrow: '<svg data-size="narrow"></svg>', wide: '<svg data-size="wide"></svg>' },
};
const html = (document: RichDocument, options: Partial<HtmlOptions> = {}) =>
  toHtml(document, {
    audience: 'PUBLIC',
    locale: 'ru',
    fileUrl: () => null,
    entryUrl: () => null,
    diagram: (id) => (id === UUID_A ? shown : null),
    ...options,
  });
const block = (connector: string | null = null, entry = UUID_A) => node('diagram', { entry, connector });
const chip = (pin: string, entry = UUID_A) => node('pin', { entry, connector: 'X1', pin });

describe('an embedded diagram', () => {
  it('is its name with number and revision, its drawing for two widths, and its connected pins in words', () => {
    const out = html(doc(block()));
    expect(out).toContain(
      '<a href="/diagrams/ignition" lang="ru">Зажигание &quot;FMB920&quot; &lt;b&gt;</a> <span class="muted">№ 4821, редакция 3</span>',
    );
    expect(out).toContain('<div class="narrow"><svg data-size="narrow"></svg></div><div class="wide"><svg');
    expect(out).toContain('<caption>X1 — FMB920</caption>');
    expect(out).toMatch(
      /<th scope="row">5<\/th><td>Зажигание<\/td><td>.*С\/Б.*синий с белой полосой.*X9:15 Замок/,
    );
    expect(out, 'a pin that nothing is connected to').not.toContain('<th scope="row">7</th>');
  });

  it('of one connector is its whole table, linked to its place, without the drawing', () => {
    const out = html(doc(block('X1')));
    expect(out).toContain('href="/diagrams/ignition#X1"');
    expect(out).toContain('<th scope="row">7</th>');
    expect(out).not.toMatch(/<svg|X9 —|<details/);
  });

  it('that could not be drawn still has its pins', () => {
    const out = html(doc(block()), { diagram: () => ({ ...shown, drawings: null }) });
    expect(out).toContain('Рисунок — на странице схемы.');
    expect(out).toContain('X9:15 Замок');
  });

  it('whose connector has gone says so, and tells staff to mend it', () => {
    expect(html(doc(block('X2')))).toContain('<p class="broken-link">В схеме больше нет разъёма X2.</p>');
    expect(html(doc(block('X2')), { audience: 'STAFF' })).toContain('битая ссылка');
  });

  it('that is closed or gone is one sentence that names nothing of it', () => {
    const closed =
      '<p class="closed-diagram">Здесь показана схема, которая вам не открыта или которой больше нет.</p>';
    expect(html(doc(block('X1', UUID_B)))).toBe(closed);
    expect(
      html(
        withoutDiagrams(doc(block('X1')), () => false),
        { diagram: () => null },
      ),
    ).toBe(closed);
  });
});

describe('a pin in a sentence', () => {
  it('is its name, function and colour as a mark, in letters and in words, linked to its place', () => {
    expect(html(doc(p('Подайте на ', chip('5'))))).toBe(
      `<p>Подайте на <a class="pin-chip" href="/diagrams/ignition#X1-5" title="Схема «Зажигание &quot;FMB920&quot; &lt;b&gt;», № 4821, редакция 3" data-diagram="${UUID_A}" data-connector="X1" data-pin="5">X1 вывод 5 · <span lang="ru">Зажигание</span> · <span class="wire-colour"><span class="wire-swatch" style="background:#2258b8" aria-hidden="true"><span style="background:#ffffff"></span></span><span class="mono" aria-hidden="true">С/Б</span> <span class="wire-words">синий с белой полосой</span></span></a></p>`,
    );
  });

  it('has the colour of the pin itself where no wire has one', () => {
    expect(html(doc(p(chip('6'))))).toContain('красный');
  });

  it('that the diagram no longer has says so, and staff see a broken link', () => {
    const page = doc(p(chip('55')));
    expect(html(page)).toContain('X1:55 — такого вывода в схеме больше нет</a>');
    expect(html(page, { audience: 'STAFF' })).toContain('(битая ссылка, исправьте текст)');
  });

  it('of a closed diagram names nothing', () => {
    const out = html(doc(p(chip('5', UUID_B))));
    expect(out).not.toMatch(/X1|5|href|data-/);
    expect(out).toContain('вывод схемы, которая вам не открыта');
  });

  it('inside a link is a link of its own', () => {
    const linked = { ...chip('5'), marks: [link('https://a.by/')] };
    const out = html(
      doc(p(text('см. ', link('https://a.by/')), linked, text(' там', link('https://a.by/')))),
    );
    expect(out.replaceAll(/<a [^>]*>/g, '<a>')).toMatch(/^<p><a>см\. <\/a><a>.*<\/a><a> там<\/a><\/p>$/);
  });
});

describe('what people put into a diagram and its names', () => {
  it('runs nothing', () => {
    const odd = '"><script>alert(1)</script>';
    const evil = DiagramData.parse({
      connectors: [{ id: odd, name: odd, pins: [{ label: odd, function: odd, signal: odd }] }],
    });
    const diagram = (): ShownDiagram => ({ ...shown, title: odd, data: evil });
    const page = doc(
      block(),
      block(odd),
      block('<img src=x onerror=alert(1)>'),
      p(node('pin', { entry: UUID_A, connector: odd, pin: odd })),
      p(node('pin', { entry: UUID_A, connector: odd, pin: '<img src=x onerror=a>' })),
    );
    for (const options of [{ diagram }, { diagram: undefined }])
      expect(html(page, options).replace(/<svg.*?<\/svg>/g, '')).not.toMatch(/<script|<img|="[^"]*"[^ >/]/);
  });

  it.each([
    ['an id that is none', { type: 'diagram', attrs: { entry: 'javascript:alert(1)' } }],
    ['an object for a name', { type: 'diagram', attrs: { entry: UUID_A, connector: { toString: 'x' } } }],
    [
      'a pin without a name',
      { type: 'paragraph', content: [{ type: 'pin', attrs: { entry: UUID_A, connector: 'X1' } }] },
    ],
    ['a name too long', { type: 'paragraph', content: [chip('5'.repeat(41))] }],
  ])('is refused: %s', (_, content) => {
    expect(() => parseDocument({ type: 'doc', content: [content] })).toThrow(InvalidDocument);
  });

  it('does not come in with foreign HTML', () => {
    const page = fromHtml(
      `<div data-diagram="x" onclick="a()">слова</div><span data-diagram="${UUID_A}" data-pin="5">пять</span>`,
    );
    expect(diagramsOf(page)).toEqual([]);
    expect(toText(page)).toBe('слова\nпять');
  });
});

describe('a document with diagrams', () => {
  const document = doc(block(), block('X1'), p('Провод ', chip('5'), ' к массе'));

  it('is Markdown that people can write', () => {
    const markdown = `{% diagram "${UUID_A}" %}\n\n{% diagram "${UUID_A}" "X1" %}\n\nПровод {% pin "${UUID_A}" "X1" "5" %} к массе\n`;
    expect(toMarkdown(document)).toBe(markdown);
    expect(fromMarkdown(markdown)).toEqual(document);
  });

  it('is itself again after its page was pasted', () => {
    expect(fromHtml(html(document))).toEqual(document);
  });

  it('is not empty, and puts no word of a diagram into its own text', () => {
    expect(isEmptyDocument(doc(block()))).toBe(false);
    expect(isEmptyDocument(doc(p(chip('5'))))).toBe(false);
    expect(toText(document).replace(/ +/g, ' ')).toBe('Провод к массе');
  });

  it('shows its authors which pin changed', () => {
    const after = doc(block(), block('X2'), p('Провод ', chip('7'), ' к массе'));
    const changes = diffDocuments(document, after).filter(({ change }) => change !== 'SAME');
    expect(changes.map(({ type }) => type)).toContain('diagram');
    const words = changes.find(({ type }) => type === 'paragraph')!.parts;
    expect(words.filter(({ change }) => change !== 'SAME').map(({ text: word }) => word.trim())).toEqual([
      '5',
      '7',
    ]);
  });
});
