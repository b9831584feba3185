/** Lists in one cell: `package: Lux; gearbox: AT`. What the signs between the parts are made of is escaped with `\`. */

const separators = /[\\;:=,>[\]{}\n]/g;

/** A part of a list as it goes into a cell. */
export function escapePart(text: string): string {
  return text.replace(separators, (sign) => (sign === '\n' ? ' ' : `\\${sign}`));
}

export function unescapePart(text: string): string {
  return text.replace(/\\([\\;:=,>[\]{}])/g, '$1').trim();
}

/** The items of a list, still escaped. @param signs what stands between them */
export function itemsOf(cell: string, signs: string): string[] {
  return splitAt(cell, (sign) => signs.includes(sign)).filter((item) => item.trim() !== '');
}

/** `key: value` of an item, both unescaped; `value` null where there is no colon. */
export function pairOf(item: string): { key: string; value: string | null } {
  const [key = '', ...rest] = splitAt(item, (sign) => sign === ':' || sign === '=');
  return { key: unescapePart(key), value: rest.length > 0 ? unescapePart(rest.join(':')) : null };
}

/** The parts between separators that are not escaped; the parts are still escaped. */
export function splitAt(text: string, isSeparator: (sign: string) => boolean): string[] {
  const parts = [''];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '\\') parts.push(parts.pop()! + sign + (text[++at] ?? ''));
    else if (isSeparator(sign)) parts.push('');
    else parts.push(parts.pop()! + sign);
  }
  return parts;
}
