import { LineCounter, type Node, parseDocument } from 'yaml';
import type { Locale } from '../document/problem-text.ts';
import { z } from 'zod';
import { checkShape, type ShapeProblem } from '../kinds/check-shape.ts';
import { DiagramData } from '../kinds/diagram.ts';
import { yamlMistake } from '../kinds/yaml-mistake.ts';
import { nodeFinder } from '../kinds/yaml-nodes.ts';
import { doubledKey, slipIn } from '../kinds/yaml-slips.ts';
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
    // The library compares each key with each: `doubledKey` looks for two of one name.
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const placeAt = (offset: number): Pick<TextProblem, 'line' | 'column'> => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const [error] = document.errors;
  if (error) return [{ ...placeAt(error.pos[0]), message: yamlMistake(error) }];
  const placeOfNode = ({ range }: Node) => placeAt(range?.[0] ?? 0);
  const nodeAt = nodeFinder(document);
  /** Of the value at this path, or of what it is missing in. */
  const placeOf = (path: readonly PropertyKey[]): Pick<TextProblem, 'line' | 'column'> => {
    for (let known = path; known.length > 0; known = known.slice(0, -1)) {
      const node = nodeAt(known);
      if (node?.range) return placeOfNode(node);
    }
    return { line: 1, column: 1 };
  };
  const told = ({ path, message }: ShapeProblem): TextProblem => ({
    ...placeOf(path),
    message: notThat(path, message),
  });
  const slip = doubledKey(document) ?? slipIn(document);
  if (slip)
    return [{ ...(slip.node ? placeOfNode(slip.node) : { line: 1, column: 1 }), message: slip.message }];
  const file = checkShape(WireVizFile, document.toJS({ maxAliasCount: -1 }) ?? {});
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

const tooLong = {
  ru: 'Текст длиннее миллиона знаков. Правьте схему в таблицах или загрузите файл импортом WireViz.',
  en: 'The text is longer than a million characters. Write in the tables, or bring the file in by the import of WireViz.',
};
