import { drawingFile } from '@fieldlore/content/drawing-file';
import { sizeOfDrawing } from '@fieldlore/content/fit-sheet';
import { openSync, type Font } from 'fontkit';
import sharp from 'sharp';
import { readShapes, type PathShape, type TextShape } from './drawing-shapes.ts';
import { type Face, faceFile, faceOf } from './fonts.ts';

/** Pixels: what a picture may measure at the most; a longer drawing is made less fine. */
const longest = 16_000;

/**
 * A drawing as a picture, twice as fine as on a screen. Its text is drawn as outlines of our own faces: a server has
 * no fonts, and the picture is the same wherever it was made.
 * @param svg as `drawDiagram` made it
 */
export async function drawingPng(svg: string): Promise<Uint8Array> {
  const { width, height } = sizeOfDrawing(svg);
  const scale = Math.min(2, longest / Math.max(width, height));
  const outlined = outlineDrawing(svg);
  const png = await sharp(Buffer.from(outlined), { density: 72 * scale, unlimited: true })
    .flatten({ background: '#fff' })
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();
  return new Uint8Array(png);
}

/** The drawing as SVG without a word of text in it: everything is a path. */
export function outlineDrawing(svg: string): string {
  const { width, height } = sizeOfDrawing(svg);
  const shapes = readShapes(drawingFile(svg, 'light'));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...shapes.map((shape) => (shape.kind === 'path' ? pathOf(shape) : outlineOf(shape))),
    '</svg>',
  ].join('\n');
}

function pathOf({ d, x, y, fill, stroke, strokeWidth, dash }: PathShape): string {
  const dashes = dash ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  return `<path d="${d}" transform="translate(${x} ${y})" fill="${fill ?? 'none'}" stroke="${stroke ?? 'none'}" stroke-width="${strokeWidth}" stroke-linejoin="round"${dashes}/>`;
}

const fonts = new Map<Face, Font>();

function fontOf(face: Face): Font {
  const font = fonts.get(face) ?? (openSync(faceFile(face)) as Font);
  fonts.set(face, font);
  return font;
}

function outlineOf({ x, y, anchor, runs, halo }: TextShape): string {
  const set = runs.map((run) => {
    const font = fontOf(faceOf(run));
    const { glyphs, positions, advanceWidth } = font.layout(run.text);
    const scale = run.size / font.unitsPerEm;
    return { run, glyphs, positions, scale, width: advanceWidth * scale };
  });
  const whole = set.reduce((sum, { width }) => sum + width, 0);
  let at = x - (anchor === 'end' ? whole : anchor === 'middle' ? whole / 2 : 0);
  return set
    .map(({ run, glyphs, positions, scale, width }) => {
      let pen = 0;
      const letters = glyphs.map((glyph, i) => {
        const d = glyph.path.toSVG();
        const place = pen + positions[i]!.xOffset;
        pen += positions[i]!.xAdvance;
        return d && `<path d="${d}" transform="translate(${place} 0)"/>`;
      });
      const edge = halo
        ? ` stroke="${halo.colour}" stroke-width="${halo.width / scale}" stroke-linejoin="round" paint-order="stroke"`
        : '';
      const group = `<g transform="translate(${at} ${y}) scale(${scale} ${-scale})" fill="${run.fill}"${edge}>${letters.join('')}</g>`;
      at += width;
      return group;
    })
    .join('');
}
