/** Lines that a program before the YAML would have to carry out: of C, of Jinja and of tools that paste files. */
const DIRECTIVES = [
  /^[ \t]*(#(?:include[ \t]*["<]|define[ \t]+\w|ifn?def[ \t]+\w|endif[ \t]*$)[^\n]*)/m,
  /^[ \t]*(?:- )?(\{[%{#][^\n]*)/m,
  /^[ \t]*([%@]include\b[^\n]*)/m,
  /^[^#\n'"]*?(!include\b[^\n]*)/m,
];

/** Where a text first asks for a pre-processor; line and column from 1. Nothing of it is ever carried out here. */
export function preProcessorLine(text: string): { line: number; column: number; directive: string } | null {
  const found = DIRECTIVES.flatMap((directive) => {
    const match = directive.exec(text);
    return match ? [{ at: match.index + match[0].indexOf(match[1]!), directive: match[1]!.trim() }] : [];
  });
  const [first] = found.toSorted((a, b) => a.at - b.at);
  if (!first) return null;
  const before = text.slice(0, first.at).split('\n');
  return {
    line: before.length,
    column: before.at(-1)!.length + 1,
    directive: first.directive.slice(0, 80),
  };
}

/** What to say of such a line. */
export const preProcessorText = (directive: string) => ({
  ru: `Строка препроцессора «${directive}» не выполняется: вставьте на её место то, что она даёт.`,
  en: `The pre-processor line “${directive}” is not carried out: put what it yields in its place.`,
});
