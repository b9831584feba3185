import createMarkdown from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { toText } from '../document/text.ts';
import { validateDocument } from '../document/validate.ts';
import { fromMarkdown } from '../markdown/from-markdown.ts';
import { splitFrontMatter } from '../markdown/front-matter.ts';
import { toMarkdown } from '../markdown/to-markdown.ts';
import { filesOfSet, hasSet } from '../../test/shared-data.ts';
import { missingWords, pageText } from '../../test/words.ts';
import { fromHtml } from './from-html.ts';

const HELP = '05-wiki/office-help-html';
describe.skipIf(!hasSet(HELP))(`every page of ${HELP}`, () => {
  const pages = hasSet(HELP) ? filesOfSet(HELP, '**/*.html') : [];

  it('keeps each word of the article', () => {
    expect(pages.length).toBeGreaterThan(150);
    for (const { path, text } of pages) {
      const article = fromHtml(text, { root: ({ id }) => id === 'DisplayArea' });
      const wanted = pageText(text, (element) => element.attrs.some(({ value }) => value === 'DisplayArea'));
      expect([path, missingWords(wanted, toText(article)), validateDocument(article)]).toEqual([
        path,
        [],
        [],
      ]);
    }
  });

  it('keeps each word of the whole page where no part is chosen', () => {
    for (const { path, text } of pages)
      expect([path, missingWords(pageText(text), toText(fromHtml(text)))]).toEqual([path, []]);
  });

  it('leaves out what the importer asks to leave out', () => {
    for (const { text } of pages) {
      const article = fromHtml(text, {
        root: ({ id }) => id === 'DisplayArea',
        skip: ({ classes }) => classes.includes('MAC'),
      });
      expect(toText(article)).not.toMatch(/CommandCtrl/);
    }
  });
});

/** Tags and marks that are syntax for us and text for plain Markdown. */
const withoutTags = (source: string): string =>
  source
    .replace(
      /^[ \t]*\{%.*%\}[ \t]*$/gm,
      (tag) => /["«]([^"»]*)["»]/.exec(tag)?.[1]?.replace(/^\d+(\.\d+)?%$|^(info|warning)$/, '') ?? '',
    )
    // In a table of YFM a cell may end behind its fence; plain Markdown would take the rest of the page for code.
    .replace(/^(\s*```)[ \t]*\|\|[ \t]*$/gm, '$1\n||')
    .replace(/\{[#.][^}\n]*\}[ \t]*$/gm, '')
    .replaceAll('[{#T}]', '[]');

describe.each(['04-solved-tickets', '05-wiki/b24-guides-ru'])('every page of %s', (set) => {
  const plain = new createMarkdown({ html: true });
  const pages = hasSet(set) ? filesOfSet(set, '**/*.md') : [];

  it.skipIf(!hasSet(set))('keeps each word and reads back what it writes', () => {
    expect(pages.length).toBeGreaterThan(140);
    const withTags: string[] = [];
    for (const { path, text } of pages) {
      const { body } = splitFrontMatter(text);
      const article = fromMarkdown(body);
      const found = toText(article);
      expect([path, missingWords(pageText(plain.render(withoutTags(body))), found)]).toEqual([path, []]);
      expect([path, validateDocument(article)]).toEqual([path, []]);
      if (/^\{% (end)?(note|list|hint|step|cut|column)/m.test(found)) withTags.push(path);
      expect([path, toText(fromMarkdown(toMarkdown(article)))]).toEqual([path, found]);
    }
    // A fence that is never closed takes the tags after it for code. More than one such page is a fault of ours.
    expect(withTags.length).toBeLessThanOrEqual(1);
  });
});
