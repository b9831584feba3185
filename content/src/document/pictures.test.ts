import { describe, expect, it } from 'vitest';
import { UUID_A, doc, link, node, p, text } from '../../test/documents.ts';
import { diffDocuments } from '../diff/diff-documents.ts';
import { fromHtml } from '../html/from-html.ts';
import { fromMarkdown } from '../markdown/from-markdown.ts';
import { toMarkdown } from '../markdown/to-markdown.ts';
import type { RichDocument } from './document.ts';
import { toHtml } from './html.ts';
import { InvalidDocument, parseDocument } from './parse.ts';
import { toText } from './text.ts';

const arrow = { kind: 'ARROW', colour: 'RED', x: 0.1, y: 0.1, x2: 0.5, y2: 0.5 };
const words = { kind: 'TEXT', colour: 'BLUE', x: 0.5, y: 0.5, text: 'масса' };
const image = (attrs: Record<string, unknown> = {}) =>
  node('image', { file: UUID_A, alt: 'Колодка', ...attrs });
const html = (document: RichDocument) =>
  toHtml(document, {
    audience: 'PUBLIC',
    locale: 'ru',
    fileUrl: (file) => ({ src: `/files/${file}`, width: 800, height: 600 }),
    entryUrl: () => null,
  });

describe('a picture with marks', () => {
  it('has them over it in its own proportions, and tells them in its description', () => {
    const out = html(doc(p(image({ marks: [arrow, words] }))));
    expect(out).toContain('alt="Колодка. Отмечено: стрелка, «масса»."');
    expect(out).toMatch(
      /<span class="marked"><img [^>]*><svg class="photo-marks"[^>]* viewBox="0 0 1000 750" aria-hidden="true"/,
    );
    expect(html(doc(p(image({ alt: '', marks: [arrow] }))))).toContain('alt="Картинка. Отмечено: стрелка."');
  });

  it('is found by its caption and by what is written over it', () => {
    expect(toText(doc(p(image({ caption: 'Под торпедо', marks: [arrow, words] }))))).toBe(
      'Колодка Под торпедо масса',
    );
  });

  it('is itself again after its page was pasted', () => {
    const document = doc(
      p(image({ caption: 'Под торпедо', marks: [arrow, words] })),
      p('кнопка ', image({ caption: 'Пуск', marks: [words] }), ' слева'),
      node('gallery', {}, p(image({ caption: 'Раз' })), p(image({ marks: [arrow] }))),
    );
    expect(fromHtml(html(document), { resolveImage: () => null })).toEqual({
      ...document,
      content: JSON.parse(JSON.stringify(document.content).replaceAll('"width":null', '"width":800')),
    });
    expect(fromMarkdown(toMarkdown(document))).toEqual(document);
  });

  it.each([
    ['a place outside', [{ ...arrow, x: 2 }]],
    ['a kind that is none', [{ ...arrow, kind: 'SCRIPT' }]],
    ['a colour of one’s own', [{ ...arrow, colour: 'red"/><script>' }]],
    ['more than is known', [{ ...arrow, onload: 'alert(1)' }]],
    ['no list', '<svg onload=alert(1)>'],
    ['too many', Array.from({ length: 51 }, () => arrow)],
  ])('is refused with %s', (_, marks) => {
    const json = { type: 'doc', content: [{ type: 'paragraph', content: [image({ marks })] }] };
    expect(() => parseDocument(json)).toThrow(InvalidDocument);
  });

  it('runs nothing that is written over or under it', () => {
    const evil = '"><img src=x onerror=alert(1)>';
    const out = html(doc(p(image({ caption: evil, marks: [{ ...words, text: evil }] }))));
    expect(out.match(/<img /g)).toHaveLength(1);
    expect(fromHtml(`<img data-file="${UUID_A}" data-marks="[{&quot;kind&quot;:&quot;X&quot;}]">`)).toEqual(
      doc(p(image({ alt: '' }))),
    );
  });
});

describe('a caption', () => {
  it('stands under a picture that is alone, and beside one in a sentence or a link', () => {
    expect(html(doc(p(image({ caption: 'Разъём X1' }))))).toMatch(
      /^<figure class="figure"><img .*><figcaption data-caption="">Разъём X1<\/figcaption><\/figure>$/,
    );
    expect(html(doc(p('см. ', image({ caption: 'Разъём' }))))).toMatch(
      /^<p>см\. <span class="captioned"><img /,
    );
    const linked = { ...image({ caption: 'Разъём' }), marks: [link('https://a.by/')] };
    expect(html(doc(p(linked)))).toMatch(/^<p class="figure"><a [^>]*><span class="captioned">/);
  });

  it('is read from figures and titles of other pages, but for words that lead somewhere', () => {
    const of = (source: string) => fromHtml(source, { resolveImage: () => UUID_A });
    const captioned = doc(p(image({ caption: 'Разъём X1' })));
    expect(
      of('<figure><img src="a.png" alt="Колодка"><figcaption>Разъём <b>X1</b></figcaption></figure>'),
    ).toEqual(captioned);
    expect(of('<p><img src="a.png" alt="Колодка" title="Разъём X1"></p>')).toEqual(captioned);
    expect(of('<p><img src="a.png" alt="Колодка" title="Колодка"></p>')).toEqual(doc(p(image())));
    const leading = of(
      '<figure><img src="a.png" alt="Колодка"><figcaption><a href="https://a.by/">X1</a></figcaption></figure>',
    );
    expect(leading).toEqual(doc(p(image()), p(text('X1', link('https://a.by/')))));
  });

  it('does not take pictures of other galleries along, which name them on the link around', () => {
    const link = `<p><a href="https://example.org/l.jpg" data-fancybox data-caption="Колодка"><img src="file:${UUID_A}" alt="Вид"></a></p>`;
    expect(toText(fromHtml(link))).toBe('Вид');
    expect(JSON.stringify(fromHtml(link))).toContain(UUID_A);
  });

  it('costs no more in figures and galleries within each other', () => {
    const deep = '<figure><figcaption>слово</figcaption><div data-gallery><h2>x</h2>'.repeat(60);
    expect(toText(fromHtml(deep)).split('слово')).toHaveLength(61);
  });

  it('is a title in Markdown', () => {
    const document = doc(p(image({ caption: 'Разъём «X1» & "5"' })));
    expect(toMarkdown(document)).toBe(`![Колодка](file:${UUID_A} "Разъём «X1» &amp; &quot;5&quot;")\n`);
    expect(fromMarkdown(toMarkdown(document))).toEqual(document);
  });
});

describe('a gallery', () => {
  it('is a grid of its pictures', () => {
    const gallery = node('gallery', {}, p(image()), p(image({ caption: 'Два' })));
    expect(html(doc(gallery))).toMatch(
      /^<div class="gallery" data-gallery=""><p class="figure"><img .*<figure class="figure">.*<\/div>$/,
    );
    expect(toMarkdown(doc(gallery))).toMatch(/^:::gallery\n\n!\[.*\n\n!\[.*\n\n:::\n$/);
  });

  it('is only a group of blocks where more than pictures and words stands in it', () => {
    expect(
      fromHtml('<div data-gallery><h2>Раз</h2><p>два</p></div>').content.map(({ type }) => type),
    ).toEqual(['heading', 'paragraph']);
  });
});

describe('what changed in a picture', () => {
  it('is its marks, not that an older text knew of none', () => {
    const before = doc(p(image()));
    const older: RichDocument = {
      type: 'doc',
      content: [p(node('image', { file: UUID_A, alt: 'Колодка', width: null }))],
    };
    expect(diffDocuments(older, before).map(({ change }) => change)).toEqual(['SAME']);
    const [change] = diffDocuments(before, doc(p(image({ marks: [arrow] }))));
    expect(change).toMatchObject({ change: 'CHANGED', isFormatOnly: true });
  });
});
