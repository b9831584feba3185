import { type FileColours, fileSheet } from './sheet.ts';

/**
 * A drawing as a file of its own, for programs that know less than a browser: no variables, no themes, a white ground.
 * What only a pointer finds is left out: such programs paint `transparent` black.
 * @param svg as `drawDiagram` made it
 */
export function drawingFile(svg: string, colours: FileColours): string {
  return svg
    .replace(
      /<style>[^<]*<\/style>/,
      () => `<style>${fileSheet(colours)}</style><rect width="100%" height="100%" fill="#fff"/>`,
    )
    .replaceAll(/<path class="hit"[^>]*\/>|<rect class="row"[^>]*\/>/g, '');
}
