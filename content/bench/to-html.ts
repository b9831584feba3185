/** Prints as JSON how long an article of 300 paragraphs takes to become HTML and text, milliseconds (median of 200). */
import { type RichNode, parseDocument, toHtml, toText } from '../src/index.ts';

const paragraph = (i: number): RichNode => ({
  type: 'paragraph',
  content: [
    { type: 'text', text: `Шаг ${i}: подайте ` },
    { type: 'text', text: 'питание 12 В', marks: [{ type: 'bold' }] },
    { type: 'text', text: ' на контакт 1, массу на контакт 2, затем откройте ' },
    { type: 'text', text: 'инструкцию', marks: [{ type: 'link', attrs: { href: 'https://example.com/m' } }] },
    { type: 'text', text: ' и сверьте цвета проводов со схемой автомобиля.' },
  ],
});
const json = { type: 'doc', content: Array.from({ length: 300 }, (_, i) => paragraph(i)) };
const article = parseDocument(json);

function median(run: () => unknown): number {
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  return Number(times[100]!.toFixed(3));
}

const options = { audience: 'PUBLIC', fileUrl: () => null, entryUrl: () => null } as const;
console.log(
  JSON.stringify({
    paragraphs: 300,
    toHtml: median(() => toHtml(article, options)),
    toText: median(() => toText(article)),
    parseDocument: median(() => parseDocument(json)),
  }),
);
