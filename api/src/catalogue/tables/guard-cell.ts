/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

/**
 * A text as it may stand in a cell without starting a formula: with an apostrophe before it, which {@link unguardCell}
 * takes away. A text that itself looks guarded gets another one in every format, so that nothing is lost.
 * @param isPlainText the format has no types, so that a spreadsheet decides by the first sign
 */
export function guardCell(text: string, isPlainText: boolean): string {
  return guarded.test(text) || (isPlainText && formula.test(text)) ? `'${text}` : text;
}

export function unguardCell(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}

/** Begins a cell whose text an export could not hold: it says nothing, and what stands in the catalogue stays. */
export const unsaidCell = '⋯';
