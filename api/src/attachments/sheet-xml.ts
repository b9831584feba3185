import { SaxesParser } from 'saxes';

/** Called for what stands in an XML part; names without their prefixes. */
export interface XmlVisitor {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** How much of a part is text at once: a sheet has a hundred megabytes. */
const slice = 2 ** 16;

/** Walks through a part of a workbook from its beginning to its end. @throws where it is no XML */
export function walkXml(bytes: Buffer, { open, text, close }: XmlVisitor): void {
  const parser = new SaxesParser();
  if (open) parser.on('opentag', ({ name, attributes }) => open(localOf(name), attributes));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (close) parser.on('closetag', ({ name }) => close(localOf(name)));
  parser.on('error', (error) => {
    throw error;
  });
  const decoder = new TextDecoder('utf-8');
  for (let at = 0; at < bytes.length; at += slice)
    parser.write(decoder.decode(bytes.subarray(at, at + slice), { stream: true }));
  parser.write(decoder.decode()).close();
}

const localOf = (name: string) => name.slice(name.indexOf(':') + 1);

/** `B12` as column 2 and line 12; null where it is no address. */
export function placeOf(address: string): { column: number; line: number } | null {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
  if (!letters) return null;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, line: Number(digits) };
}

/** Column 2 as `B`. */
export function lettersOf(column: number): string {
  const rest = (column - 1) % 26;
  const first = (column - 1 - rest) / 26;
  return (first > 0 ? lettersOf(first) : '') + String.fromCharCode(65 + rest);
}

/** Excel writes signs that XML has no place for as `_x000D_`. */
export function unescapeCell(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
}
