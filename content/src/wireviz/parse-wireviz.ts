import { type Alias, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Locale } from '../document/problem-text.ts';
import { z } from 'zod';
import { checkShape, type ShapeProblem } from '../kinds/check-shape.ts';
import { DiagramData } from '../kinds/diagram.ts';
import { yamlMistake } from '../kinds/yaml-mistake.ts';
import { preProcessorLine, preProcessorText } from './pre-processor.ts';
import { readWireViz } from './read-wireviz.ts';
import { isKnownOrder, unknownColours } from './wire-colours.ts';
import { WireVizFile } from './wireviz-file.ts';

export interface TextProblem {
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
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
  if (text.length > longest) return [{ line: 1, column: 1, message: tooLong }];
  const directive = preProcessorLine(text);
  if (directive)
    return [
      { line: directive.line, column: directive.column, message: preProcessorText(directive.directive) },
    ];
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    merge: true,
    uniqueKeys: isSameKey,
    logLevel: 'silent',
  });
  const placeAt = (offset: number): Pick<TextProblem, 'line' | 'column'> => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const [error] = document.errors;
  if (error) return [{ ...placeAt(error.pos[0]), message: yamlMistake(error) }];
  /** Of the value at this path, or of what it is missing in. */
  const placeOf = (path: readonly PropertyKey[]): Pick<TextProblem, 'line' | 'column'> => {
    for (let known = path; known.length > 0; known = known.slice(0, -1)) {
      const node = document.getIn(known as string[], true) as
        { range?: [number, number, number] } | undefined;
      if (node?.range) return placeAt(node.range[0]);
    }
    return { line: 1, column: 1 };
  };
  const told = ({ path, message }: ShapeProblem): TextProblem => ({
    ...placeOf(path),
    message: notThat(path, message),
  });
  const loose = looseAlias(document);
  if (loose) return [{ ...placeAt(loose.range![0]), message: noAnchor(loose.source) }];
  const value = valueOf(document);
  if (value === undefined) return [{ line: 1, column: 1, message: tooManyAliases }];
  const file = checkShape(WireVizFile, value ?? {});
  if (file.problems) return file.problems.map(told);
  const { data, taps, pictures, problems, unused } = readWireViz(file.data);
  const colours = unknownColours(file.data.cables).map((one) => ({
    path: one.path,
    message: noColour(one.text),
  }));
  const files = pictures
    .filter(({ src }) => !z.uuid().safeParse(src).success)
    .map(({ src, path }) => ({ path, message: noPicture(src) }));
  const orders = Object.entries(file.data.cables).flatMap(([name, { color_code: code }]) =>
    code && !isKnownOrder(code) ? [{ path: ['cables', name, 'color_code'], message: noOrder(code) }] : [],
  );
  const wrong = [...problems, ...unused, ...colours, ...orders, ...files];
  if (wrong.length > 0) return wrong.map(({ path, message }) => ({ ...placeOf(path), message }));
  const whole = checkShape(DiagramData, {
    ...data,
    taps: taps.map(({ src, ...tap }) => ({ ...tap, ...(src && { photo: src }) })),
    pictures: pictures.map(({ src, shown }) => ({ file: src, ...shown })),
  });
  return whole.problems ? whole.problems.map(told) : whole.data;
}

/** The reader of files takes the last of two, as WireViz does; an author would lose what stands in the first. */
const isSameKey = (a: unknown, b: unknown): boolean =>
  isScalar(a) && isScalar(b) && a.value === b.value && a.value !== '<<';

/** An alias without an anchor above it. */
function looseAlias(document: ReturnType<typeof parseDocument>): Alias | null {
  let found: Alias | null = null;
  const anchors = new Set<string>();
  visit(document, {
    Alias(_, alias) {
      if (anchors.has(alias.source)) return;
      found = alias;
      return visit.BREAK;
    },
    Node(_, node) {
      if ('anchor' in node && node.anchor) anchors.add(node.anchor);
    },
  });
  return found;
}

/** @returns undefined where a few aliases of aliases would make a text of billions */
function valueOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 10_000 }) as unknown;
  } catch {
    return undefined;
  }
}

function notThat(path: readonly PropertyKey[], { ru, en }: Record<Locale, string>): Record<Locale, string> {
  const place = path.join('.');
  return {
    ru: `${place ? `«${place}» записано` : 'Текст записан'} не так, как понимает схема: ${ru}`,
    en: `${place ? `“${place}”` : 'The text'} is not written as a scheme understands it: ${en}`,
  };
}

const noColour = (text: string) => ({
  ru: `Цвет «${text}» не понять: напишите коды IEC, например BU или BUWH.`,
  en: `The colour “${text}” is not understood: write codes of IEC, such as BU or BUWH.`,
});

const noOrder = (code: string) => ({
  ru: `Порядок цветов «${code}» не известен: перечислите цвета жил в colors.`,
  en: `The colour code “${code}” is not known: list the colours of the wires in colors.`,
});

const noPicture = (src: string) => ({
  ru: `Рисунка «${src}» здесь нет: добавьте его в таблицах, тогда в тексте встанет его номер.`,
  en: `There is no picture “${src}” here: add it in the tables, and the text will have its number.`,
});

const noAnchor = (name: string) => ({
  ru: `Ошибка в YAML: выше нет якоря «&${name}», на который ссылается «*${name}».`,
  en: `A mistake in the YAML: there is no anchor “&${name}” above, which “*${name}” refers to.`,
});

const tooManyAliases = {
  ru: 'Ошибка в YAML: ссылок на якоря слишком много.',
  en: 'A mistake in the YAML: too many aliases.',
};

const tooLong = {
  ru: 'Текст длиннее миллиона знаков. Загрузите его импортом WireViz.',
  en: 'The text is longer than a million characters. Bring it in by the import of WireViz.',
};
