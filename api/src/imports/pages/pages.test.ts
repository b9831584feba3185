import { type RichDocument, toText, type SolvedTicketData } from '@fieldlore/content';
import { describe, expect, it } from 'vitest';
import { file, folder, read } from '../fixtures/sources.ts';
import type { EntryDraft, References } from '../importer.ts';
import { wikiHtml } from './html-wiki.importer.ts';
import { wikiMarkdown } from './markdown-wiki.importer.ts';
import { ticketsQna } from './tickets-qna.importer.ts';

/** Ids that say what they stand for. */
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const refs: References = {
  entry: (key) =>
    ({ 'a/one': id(1), 'a/two': id(2), 'guide/start': id(3), 'guide/next': id(4) })[key] ?? null,
  file: ({ path }) =>
    ({ 'a/_img/plan.png': id(91), '.gitbook/assets/Unknown image (1)': id(92) })[path] ?? null,
};
const bodyOf = (entry: EntryDraft) => entry.content(refs).body as RichDocument;
const textOf = (entry: EntryDraft) => toText(bodyOf(entry)).trim();

describe('a wiki in Markdown', () => {
  const wiki = folder('guides-ru', {
    'index.md': '# Обзор\n\nСм. [{#T}](a/one.md).\n',
    'a/toc.yaml': 'title: Подключение\nitems:\n  - name: x\n    href: one.md\n',
    'a/one.md':
      '# Первая\n\n[Вторая](two.md#step), [прочь](../../x.md), [сайт](https://x.example)\n\n![План](_img/plan.png) ![Нет](_img/no.png)\n',
    'a/two.md': '---\ntitle: Вторая страница\n---\n\n{% include [Часть](../_includes/part.md) %}\n',
    'a/_img/plan.png': 'png',
    'b/index.md': '# Только имя\n',
    'b/c/deep.md': 'Без заголовка.\n',
    '_includes/part.md': 'Включённые слова.\n',
  });

  it('makes pages entries and folders sections, named by their contents, first page or folder', async () => {
    const { entries = [], sections } = await read(wikiMarkdown, wiki);
    expect(entries.map(({ key, title, section, locale }) => [key, title, section, locale])).toEqual([
      ['a/one', 'Первая', 'a', 'ru'],
      ['a/two', 'Вторая страница', 'a', 'ru'],
      ['b/c/deep', 'deep', 'b/c', 'ru'],
      ['index', 'Обзор', null, 'ru'],
    ]);
    expect(sections).toEqual([
      { key: 'a', parent: null, names: { ru: 'Подключение', en: 'Подключение' } },
      { key: 'b', parent: null, names: { ru: 'Только имя', en: 'Только имя' } },
      { key: 'b/c', parent: 'b', names: { ru: 'c', en: 'c' } },
    ]);
  });

  it('turns links between pages into links between entries, and pictures into files', async () => {
    const { entries = [] } = await read(wikiMarkdown, wiki);
    const [one, two, , index] = entries;
    expect(JSON.stringify(bodyOf(one!))).toContain(`"href":"entry:${id(2)}#step"`);
    expect(JSON.stringify(bodyOf(one!))).toContain(`"file":"${id(91)}"`);
    expect(one!.files!.map(({ path }) => path)).toEqual(['a/_img/plan.png']);
    expect(JSON.stringify(bodyOf(one!))).toContain('"href":"https://x.example"');
    expect(textOf(two!)).toBe('Включённые слова.');
    expect(textOf(index!)).toBe('См. Первая.');
  });

  it('makes the folders of two languages one section with both names', async () => {
    const { entries = [], sections } = await read(
      wikiMarkdown,
      folder('wiki', {
        'ru/price/index.md': '# Тарифы\n\nСлова.\n',
        'en/price/index.md': '# Tariffs\n\nWords.\n',
        'en/top.md': '# Top\n\nWords.\n',
      }),
    );
    expect(sections).toEqual([{ key: 'price', parent: null, names: { ru: 'Тарифы', en: 'Tariffs' } }]);
    expect(entries.map(({ key, locale, section }) => [key, locale, section])).toEqual([
      ['price/index', 'en', 'price'],
      ['top', 'en', null],
      ['price/index', 'ru', 'price'],
    ]);
  });

  it('warns once a page of what the source does not hold', async () => {
    const { findings } = await read(wikiMarkdown, wiki);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      outcome: 'WARNING',
      file: 'a/one.md',
      message: { en: expect.stringContaining('(2): ../../x.md, _img/no.png') },
    });
  });
});

describe('questions and answers in Markdown', () => {
  const ticketOf = (entry: EntryDraft) => (entry.content(refs).data as SolvedTicketData).issue;

  it.each([
    ['headings', '# T\n\n## Question\n\nWhy so?\n\n## Answer\n\nBecause.\n\n## Links\n\n- x\n'],
    [
      'bold headings with a colon',
      '# T\n\n## **Question:**\n\nWhy so?\n\n### Answer\n\nBecause.\n\n## Links\n\n- x\n',
    ],
    ['bold words', '# T\n\n**Question:** Why so?\n\n**Answer:**\\\nBecause.\n\n## Links\n\n- x\n'],
    ['bold lines', '# T\n\n**Question**\n\nWhy so?\n\n**Answer**\n\nBecause.\n\n## Links\n\n- x\n'],
    ['Russian words', '# T\n\n## Вопрос\n\nWhy so?\n\n## Ответ\n\nBecause.\n\n## Links\n\n- x\n'],
  ])('are told apart by %s', async (_, text) => {
    const { entries = [], findings } = await read(ticketsQna, file('t.md', `\ufeff${text}`));
    expect(findings).toEqual([]);
    expect(entries).toMatchObject([{ kind: 'SOLVED_TICKET', title: 'T' }]);
    expect(ticketOf(entries[0]!)).toBe('Why so?');
    expect(textOf(entries[0]!)).toMatch(/^Because\.\s+Links\s+x$/);
  });

  it('keep a question without a label for the answer, and a page without a question whole', async () => {
    const { entries = [], findings } = await read(
      ticketsQna,
      folder('q', {
        'a.md': '---\ndescription: >-\n  Folded over\n  two lines\n---\n\n# No label\n\nSome words.\n',
        'b.md': '# B\n\n## Question\n\nWhy?\n\nSo it is.\n',
      }),
    );
    expect(entries.map(ticketOf)).toEqual(['Folded over two lines', 'Why?']);
    expect(entries.map(textOf)).toEqual(['Some words.', 'So it is.']);
    expect(findings).toMatchObject([{ outcome: 'WARNING', file: 'a.md' }]);
  });

  it('take first pages for names of sections only, and find pictures by names with spaces and without an ending', async () => {
    const { entries = [], sections } = await read(
      ticketsQna,
      folder('q', {
        'README.md': '# All\n\nWords',
        'SUMMARY.md': '- [x](y)',
        'dev/README.md': '# Devices\n',
        'dev/a.md':
          '# A\\&B\n\n## Question\n\nWhy?\n\n## Answer\n\n![](<../.gitbook/assets/Unknown image (1)>) [B](b.md)\n',
        '.gitbook/assets/Unknown image (1)': 'png',
      }),
    );
    expect(entries).toMatchObject([{ key: 'dev/a', title: 'A&B', section: 'dev' }]);
    expect(JSON.stringify(bodyOf(entries[0]!))).toContain(`"file":"${id(92)}"`);
    expect(sections).toEqual([{ key: 'dev', parent: null, names: { ru: 'Devices', en: 'Devices' } }]);
  });
});

describe('a wiki in HTML', () => {
  const page = (lang: string, title: string, article: string) =>
    `<html lang="${lang}"><head><base href="../../"><title>${title}</title><script>x</script></head><body><nav>Menu</nav><div id="DisplayArea"><h1><a name="top"></a>${title}</h1>${article}</div><footer>Foot</footer></body></html>`;

  it('takes the article of a page, and pages of one path for twins', async () => {
    const { entries = [] } = await read(
      wikiHtml,
      folder('help', {
        'ru/guide/start.html': page(
          'ru',
          'Начало',
          '<p>Нажмите <span class="MAC">Command</span><span>Ctrl</span>.</p>',
        ),
        'en-US/guide/start.html': page(
          'en',
          'Start',
          '<p>Press it. <a href="en-US/text/guide/next.html">Next</a></p>',
        ),
        'en-US/guide/next.html': page('en', 'Next', '<p>There.</p>'),
      }),
    );
    expect(entries.map(({ key, locale, title }) => [key, locale, title])).toEqual([
      ['guide/next', 'en', 'Next'],
      ['guide/start', 'en', 'Start'],
      ['guide/start', 'ru', 'Начало'],
    ]);
    expect(textOf(entries[2]!)).toBe('Нажмите Ctrl.');
    expect(JSON.stringify(bodyOf(entries[1]!))).toContain(`"href":"entry:${id(4)}"`);
  });

  it('leaves a page without words out, with a warning', async () => {
    const { entries, findings } = await read(
      wikiHtml,
      folder('help', { 'a.html': '<html><body><nav>x</nav></body></html>' }),
    );
    expect(entries).toEqual([]);
    expect(findings).toMatchObject([{ outcome: 'WARNING', file: 'a.html' }]);
  });
});
