/** The two faces of a drawing: words, and what is read off a part (labels, letters of colours). */
export type Face = 'sans' | 'mono';

/** One character of a monospaced face, in ems; DejaVu Sans Mono and JetBrains Mono are 0.60. */
const MONO = 0.605;
/** In ems, of the widest of the faces a reader may have: a line must fit its box in any of them. */
const CLASSES: [RegExp, number][] = [
  [/[ .,:;'’|!()[\]{}iljtfI·/\\-]/u, 0.42],
  [/[@%mwMWшщжюфмыШЩЖЮФМЫДЮ—…№™→]/u, 0.96],
  [/\p{Lu}/u, 0.74],
  [/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Extended_Pictographic}/u, 1.3],
];
const OTHER = 0.63;

const known = new Map<string, number>();

function em(character: string): number {
  let width = known.get(character);
  if (width === undefined) {
    width = CLASSES.find(([members]) => members.test(character))?.[1] ?? OTHER;
    known.set(character, width);
  }
  return width;
}

/** An upper estimate of a line's width in pixels, without a font at hand. */
export function textWidth(text: string, size: number, face: Face = 'sans'): number {
  let ems = 0;
  for (const character of text)
    ems += face === 'mono' ? Math.max(MONO, em(character) > 1 ? 1.3 : 0) : em(character);
  return ems * size;
}

/** The text, or its beginning with «…», that fits `width` pixels. */
export function clip(text: string, width: number, size: number, face: Face = 'sans'): string {
  if (textWidth(text, size, face) <= width) return text;
  const characters = [...text];
  while (characters.length && textWidth(`${characters.join('')}…`, size, face) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Lines of at most `width` pixels, broken at spaces where there are any; the last of `most` lines is clipped. */
export function wrap(text: string, width: number, size: number, most: number, face: Face = 'sans'): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text
    .split(/\s+/u)
    .filter(Boolean)
    .flatMap((word) => pieces(word, width, size, face));
  for (const word of words) {
    const longer = line ? `${line} ${word}` : word;
    if (textWidth(longer, size, face) <= width || !line) line = longer;
    else {
      lines.push(line);
      line = word;
    }
    if (lines.length >= most) break;
  }
  if (line) lines.push(line);
  const shown = lines.slice(0, most);
  if (lines.length > most) shown[most - 1] = `${shown[most - 1]} …`;
  return shown.map((each) => clip(each, width, size, face));
}

/** A word that is wider than a line, parted where the line ends. */
function pieces(word: string, width: number, size: number, face: Face): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part && textWidth(`${part}${character}-`, size, face) > width) {
      if (textWidth(word.slice(parts.join('').length), size, face) <= width) break;
      parts.push(part);
      part = '';
    }
    part += character;
  }
  const rest = word.slice(parts.join('').length);
  return [...parts.map((each) => `${each}-`), rest];
}
