import { fileURLToPath } from 'node:url';

/**
 * The faces that leave the program: DejaVu has Latin, Cyrillic and the signs of wiring in one file, where the fonts
 * of the pages are cut by alphabet; the condensed one, as a label has little room.
 */
const files = {
  sans: 'DejaVuSansCondensed.ttf',
  bold: 'DejaVuSansCondensed-Bold.ttf',
  mono: 'DejaVuSansMono.ttf',
  monoBold: 'DejaVuSansMono-Bold.ttf',
};

export type Face = keyof typeof files;

export const faces = Object.keys(files) as Face[];

export const faceFile = (face: Face): string =>
  fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${files[face]}`));

export const faceOf = ({ bold, mono }: { bold: boolean; mono: boolean }): Face =>
  mono ? (bold ? 'monoBold' : 'mono') : bold ? 'bold' : 'sans';
