import { LineCounter, parseDocument as parseYaml } from 'yaml';

export interface FrontMatter {
  /** What the front matter says; empty where there is none or it is no mapping. */
  data: Record<string, unknown>;
  /** The text after it. */
  body: string;
  /** The line on which the body begins, counted from 1, to report places in the file. */
  bodyLine: number;
  /** Mistakes in the front matter. The fields that could be read are in `data` all the same. */
  problems: { line: number; message: string }[];
}

const FENCED = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** Parts a Markdown file into YAML front matter and text. A byte order mark before it is left out. Never throws. */
export function splitFrontMatter(text: string): FrontMatter {
  const source = text.replace(/^\ufeff+/, '');
  const match = FENCED.exec(source);
  if (!match) return { data: {}, body: source, bodyLine: 1, problems: [] };

  const lines = new LineCounter();
  const yaml = parseYaml(match[1] ?? '', { lineCounter: lines, logLevel: 'silent' });
  const problems = yaml.errors.map((error) => ({
    line: lines.linePos(error.pos[0]).line + 1,
    message: error.message.split('\n')[0]!,
  }));
  let data: unknown = null;
  try {
    data = yaml.toJS();
  } catch (error) {
    // An alias without an anchor, or one that would unfold without end.
    problems.push({ line: 1, message: error instanceof Error ? error.message : String(error) });
  }
  return {
    data:
      typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as FrontMatter['data']) : {},
    body: source.slice(match[0].length),
    bodyLine: match[0].split('\n').length,
    problems,
  };
}
