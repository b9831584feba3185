import { drawDiagram, type DiagramData } from '@fieldlore/content';
import { LABEL_SHEETS } from '@fieldlore/content/label-sheets';
import { layOutLabel } from '@fieldlore/content/labels';
import jsqr from 'jsqr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../test/read-pdf.ts';
import { readShapes, type TextShape } from './drawing-shapes.ts';
import { outlineDrawing } from './drawing-png.ts';
import { drawingFile } from '@fieldlore/content/drawing-file';
import { makePaper } from './make-paper.ts';

const data = {
  connectors: [
    {
      id: 'X1',
      name: 'FMC130',
      kind: 'DEVICE',
      pins: [{ label: '3', function: 'Зажигание', signal: 'DIN1' }],
    },
    { id: 'F2', kind: 'FUSE', rating: 1.5, pins: [{ label: '1' }, { label: '2' }] },
  ],
  cables: [{ id: 'W1', wires: [{ id: '1', colour: { main: 'BU', stripe: 'WH' }, crossSection: 0.5 }] }],
  connections: [
    {
      from: { connector: 'X1', pin: '3' },
      wire: { cable: 'W1', wire: '1' },
      to: { connector: 'F2', pin: '1' },
    },
  ],
} as unknown as DiagramData;

const svg = drawDiagram(data, { width: 1040, notation: 'RU', locale: 'ru', title: 'Питание' });
const facts = { title: 'Питание', locale: 'ru' as const, madeAt: '2026-03-12T08:00:00Z' };

describe('a scheme', () => {
  const paper = {
    ...facts,
    issue: '№ 4821, редакция 3 от 12 марта 2026 г.',
    url: 'https://kb.example/e/4821?r=3',
    drawings: { landscape: svg, portrait: svg },
  };

  it('is one A4 sheet with its number, revision, address and text that can be found, each word once', async () => {
    const pages = await readPdf(await makePaper({ kind: 'scheme', paper }));
    expect(pages).toHaveLength(1);
    for (const text of ['Питание', paper.issue, paper.url, 'FMC130', 'Зажигание', 'DIN1', 'С/Б 0,5', '1,5 А'])
      expect(pages[0]!.split(text), text).toHaveLength(text === 'С/Б 0,5' ? 3 : 2);
  });

  it('is the same file every time', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => makePaper({ kind: 'scheme', paper })));
    expect(one!.equals(two!)).toBe(true);
  });

  it('is painted for paper: black ink, the wire in its colour, nothing that only a pointer finds', () => {
    const shapes = readShapes(drawingFile(svg, 'paper'));
    const texts = shapes.filter((shape): shape is TextShape => shape.kind === 'text');
    expect(texts.flatMap(({ runs }) => runs.map(({ fill }) => fill))).not.toContain('#1b2226');
    const letters = texts.find(({ runs }) => runs.some(({ text }) => text.startsWith('С/Б')))!;
    expect(letters).toMatchObject({ halo: { colour: '#fff', width: 3 } });
    expect(letters.runs.at(-1)).toMatchObject({ mono: true, bold: true, size: 11 });
    const lines = shapes.flatMap((shape) => (shape.kind === 'path' && shape.stroke ? [shape] : []));
    expect(lines.map(({ strokeWidth }) => strokeWidth)).not.toContain(14);
    const stripe = lines.filter(({ dash }) => dash?.join() === '7,6');
    expect(stripe).toHaveLength(1);
    expect(lines.find(({ d, strokeWidth }) => d === stripe[0]!.d && strokeWidth === 4.6)?.stroke).toBe(
      '#000',
    );
  });
});

describe('a picture of a scheme', () => {
  it('is twice as fine as on a screen, and has its text though the machine has no fonts', async () => {
    const outlined = outlineDrawing(svg);
    expect(outlined).not.toContain('<text');
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.map(Number);
    const png = sharp(await makePaper({ kind: 'picture', svg }));
    const facts = await png.metadata();
    expect(facts).toMatchObject({
      format: 'png',
      width: Math.round(2 * width!),
      height: Math.round(2 * height!),
    });
    // Black letters on white: a picture without them would have next to no dark pixels in the row of the pin.
    const without = outlined.replaceAll(/<g transform="translate[^>]*fill="#1b2226".*?<\/g>/g, '');
    const darkOf = async (input: Buffer) => (await sharp(input).greyscale().stats()).channels[0]!.mean;
    expect(await darkOf(Buffer.from(outlined))).toBeLessThan((await darkOf(Buffer.from(without))) - 0.5);
  });
});

describe('labels', () => {
  const label = {
    title: 'Teltonika FMC130',
    number: '№ 4821',
    issue: 'редакция 3 от 12 марта 2026 г.',
    url: 'https://kb.example/e/4821?r=3',
  };

  it('go on with the next sheet', async () => {
    const run = { sheet: LABEL_SHEETS['24'], copies: 3, start: 23 };
    const pages = await readPdf(
      await makePaper({ kind: 'labels', paper: { ...facts, labels: [label], run } }),
    );
    expect(pages.map((text) => text.split('№ 4821').length - 1)).toEqual([2, 1]);
    expect(pages[1]).toContain('Teltonika FMC130');
    expect(pages[1]).toContain('редакция 3');
  });

  it.each(Object.entries(LABEL_SHEETS))(
    'have a code that a camera reads, on a sheet of %s',
    async (_, sheet) => {
      const { qr, qrSize } = layOutLabel(label, sheet);
      // 200 dots an inch, as a cheap printer prints it, with the white that the label leaves around.
      const side = Math.round((qrSize / 25.4) * 200);
      const image = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="-4 -4 ${qr.size + 8} ${qr.size + 8}"><path d="${qr.path}"/></svg>`;
      const { data: pixels, info } = await sharp(Buffer.from(image))
        .flatten({ background: '#fff' })
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(jsqr.default(new Uint8ClampedArray(pixels), info.width, info.height)?.data).toBe(label.url);
    },
  );
});

describe('a kit', () => {
  const row = (title: string) => ({ mark: '2 ×', title, aside: 'обязательно', lines: ['Измеряет: Пробег'] });
  const kit = (rows: number) => ({
    ...facts,
    lead: ['Составлено 12 марта 2026 г.'],
    url: 'https://kb.example/k/1004',
    caption: 'К 1004',
    warnings: ['Бортовая сеть 24 В'],
    parts: [
      { heading: 'Что ставить', rows: Array.from({ length: rows }, (_, i) => row(`Датчик ${i + 1}.`)) },
      { heading: 'Не подходит', rows: [] },
    ],
    foot: 'КАМАЗ 5490',
  });

  it('takes as many pages as it has to, none of them empty, and loses no row', async () => {
    const pages = await readPdf(await makePaper({ kind: 'kit', paper: kit(60) }));
    expect(pages.length).toBeGreaterThan(2);
    for (let i = 1; i <= 60; i++)
      expect(pages.filter((text) => text.includes(`Датчик ${i}.`))).toHaveLength(1);
    pages.forEach((text, i) => {
      expect(text).toContain('Датчик');
      expect(text).toContain(`${i + 1} / ${pages.length}`);
    });
  });

  it('leaves out a part that holds nothing', async () => {
    const pages = await readPdf(await makePaper({ kind: 'kit', paper: kit(2) }));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('Бортовая сеть 24 В');
    expect(pages[0]).not.toContain('Не подходит');
  });
});
