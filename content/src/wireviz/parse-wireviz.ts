import { LineCounter, parseDocument } from 'yaml';
import type { Locale } from '../document/problem-text.ts';
import { DiagramData } from '../kinds/diagram.ts';
import { readWireViz } from './read-wireviz.ts';
import { WireVizFile } from './wireviz-file.ts';

export interface TextProblem {
  /** From 1. */
  line: number;
  message: Record<Locale, string>;
}

/** Characters that a person writes; parsing takes time in proportion. */
const longest = 1_000_000;

/**
 * The diagram that a text says, for an editor; pictures and photos go by what `src` names, where {@link writeWireViz}
 * wrote the ids of their files.
 * @returns the problems with their lines where it says none
 */
export function parseWireViz(text: string): DiagramData | TextProblem[] {
  if (text.length > longest) return [{ line: 1, message: tooLong }];
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    merge: true,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error) {
    const [reason] = error.message.split('\n') as [string];
    return [{ line: lines.linePos(error.pos[0]).line, message: { ru: `Ошибка в YAML: ${reason}`, en: `A mistake in the YAML: ${reason}` } }];
  } // prettier-ignore
  /** Of the value at this path, or of what it is missing in. */
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let known = path; known.length > 0; known = known.slice(0, -1)) {
      const node = document.getIn(known as string[], true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const file = WireVizFile.safeParse(valueOf(document) ?? {});
  if (!file.success)
    return file.error.issues.map(({ path, message }) => ({ line: lineOf(path), message: notThat(path, message) }));
  const { data, taps, pictures, problems } = readWireViz(file.data);
  if (problems.length > 0) return problems.map(({ path, message }) => ({ line: lineOf(path), message }));
  const whole = DiagramData.safeParse({
    ...data,
    taps: taps.map(({ src, ...tap }) => ({ ...tap, ...(src && { photo: src }) })),
    pictures: pictures.map(({ src, ...picture }) => ({ file: src, ...picture })),
  });
  if (whole.success) return whole.data;
  return whole.error.issues.map(({ path, message }) => ({ line: lineOf(path), message: notThat(path, message) }));
} // prettier-ignore

/** A few aliases of aliases make a text of billions: then it says nothing. */
function valueOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 10_000 }) as unknown;
  } catch {
    return null;
  }
}

function notThat(path: readonly PropertyKey[], message: string): Record<Locale, string> {
  const place = path.join('.');
  return {
    ru: `«${place}» записано не так, как понимает схема: ${message}`,
    en: `“${place}” is not written as a scheme understands it: ${message}`,
  };
}

const tooLong = {
  ru: 'Текст длиннее миллиона знаков. Загрузите его импортом WireViz.',
  en: 'The text is longer than a million characters. Bring it in by the import of WireViz.',
};
