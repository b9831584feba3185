import { nodeFinder, slipIn, yamlMistake } from '@fieldlore/content';
import { LineCounter, parseDocument } from 'yaml';
import type { Message } from '../../errors.ts';
import { at, UnreadableSource } from '../report.ts';
import { decodeText } from './encoding.ts';
import { mustBeText } from './must-be-text.ts';
import type { SourceFile } from './source.ts';

/** Places of values in a YAML file, to report them. */
export interface YamlFile {
  value: unknown;
  /** Line of the value at this path of keys and indexes; null where there is none. */
  lineOf(path: readonly (string | number)[]): number | null;
}

/**
 * YAML with anchors and merge keys, several `<<` in one mapping included. Words stay words: a pin called `NO` is
 * "normally open", not `false`, which is why this is not YAML 1.1.
 * @throws UnreadableSource with the line of the mistake
 */
export async function readYaml(source: SourceFile, file: string | null = source.path): Promise<YamlFile> {
  const bytes = await source.bytes();
  mustBeText(bytes, file);
  const lines = new LineCounter();
  const document = parseDocument(decodeText(bytes).text, {
    lineCounter: lines,
    merge: true,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const refusedAt = (offset: number, message: Message): UnreadableSource => {
    const { line, col } = lines.linePos(offset);
    return unreadable(file, line, atSign(message, col));
  };
  const [error] = document.errors;
  if (error) throw refusedAt(error.pos[0], yamlMistake(error));
  const slip = slipIn(document);
  if (slip) throw refusedAt(slip.node?.range?.[0] ?? 0, slip.message);
  const nodeAt = nodeFinder(document);
  return {
    value: document.toJS({ maxAliasCount: -1 }) as unknown,
    lineOf: (path) => {
      const range = nodeAt(path)?.range;
      return range ? lines.linePos(range[0]).line : null;
    },
  };
}

/** @throws UnreadableSource with the line of the mistake */
export async function readJson(source: SourceFile, file: string | null = source.path): Promise<unknown> {
  const bytes = await source.bytes();
  mustBeText(bytes, file);
  return parseJson(decodeText(bytes).text, file);
}

/** @throws UnreadableSource with the line of the mistake */
export function parseJson(text: string, file: string | null): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const { message } = error as Error;
    const position = /position (\d+)/.exec(message)?.[1];
    const before = text.slice(0, position ? Number(position) : firstUnreadable(text));
    const lines = before.split('\n');
    const mistake = {
      ru: 'Ошибка в JSON: здесь не хватает запятой, скобки или кавычки либо стоит лишний знак',
      en: `A mistake in the JSON: ${message}`,
    };
    throw unreadable(file, lines.length, atSign(mistake, lines.at(-1)!.length + 1));
  }
}

const jsonToken = /\s*(?:[{}[\],:]|"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null)/iy;

/** Where the first thing stands that JSON has no word for: there the engine's message names no place. */
function firstUnreadable(text: string): number {
  const token = new RegExp(jsonToken);
  let end = 0;
  while (token.test(text)) end = token.lastIndex;
  return end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
}

export async function readText(source: SourceFile, file: string | null = source.path): Promise<string> {
  const bytes = await source.bytes();
  mustBeText(bytes, file);
  return decodeText(bytes).text;
}

/** @param sign from 1, in its line */
const atSign = ({ ru, en }: Message, sign: number): Message => ({
  ru: `${ru} (знак ${sign})`,
  en: `${en} (character ${sign})`,
});

function unreadable(file: string | null, line: number, message: Message): UnreadableSource {
  return new UnreadableSource(at(file, line), {
    message,
    remedy: { ru: `Исправьте строку ${line} и повторите.`, en: `Mend line ${line} and repeat.` },
  });
}
