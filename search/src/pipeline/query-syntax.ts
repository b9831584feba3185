/** What the operators of a query ask for, and the free text that remains. */
export interface ParsedQuery {
  text: string;
  /** Texts in double quotes: their words must follow each other. */
  phrases: string[];
  /** Words or phrases after a minus: documents with them are left out. */
  excluded: string[];
  /** Kinds asked for with `kind:` or «вид:», in the documents' own spelling. */
  kinds: string[];
}

const KINDS: Record<string, string> = {
  article: 'ARTICLE',
  статья: 'ARTICLE',
  diagram: 'DIAGRAM',
  схема: 'DIAGRAM',
  equipment: 'EQUIPMENT',
  оборудование: 'EQUIPMENT',
  answer: 'CANNED_ANSWER',
  canned_answer: 'CANNED_ANSWER',
  ответ: 'CANNED_ANSWER',
  ticket: 'SOLVED_TICKET',
  solved_ticket: 'SOLVED_TICKET',
  обращение: 'SOLVED_TICKET',
  заявка: 'SOLVED_TICKET',
  fragment: 'FRAGMENT',
  фрагмент: 'FRAGMENT',
  vehicle: 'VEHICLE',
  машина: 'VEHICLE',
};

const QUOTED = /(^|\s)(-?)["“”„]([^"“”„]+)["“”„]/gu;
/** A minus counts only before a letter at the start of a word: `FMB-920`, `- 5 V` and `-12` are no exclusions. */
const MINUS = /(^|\s)-(\p{L}[^\s]*)/gu;
const KIND = /(^|\s)(?:kind|вид):(\S+)/giu;

/** Takes the operators out of a query. Anything that is not one stays in the text, so nothing can fail. */
export function parseQuery(query: string): ParsedQuery {
  const phrases: string[] = [];
  const excluded: string[] = [];
  const kinds: string[] = [];
  const text = query
    .replace(QUOTED, (_all, before: string, minus: string, phrase: string) => {
      (minus === '' ? phrases : excluded).push(phrase);
      return `${before} `;
    })
    .replace(KIND, (all: string, before: string, name: string) => {
      const kind = KINDS[name.toLowerCase()];
      if (kind === undefined) return all;
      kinds.push(kind);
      return before;
    })
    .replace(MINUS, (_all, before: string, word: string) => {
      excluded.push(word);
      return before;
    });
  return { text, phrases, excluded, kinds };
}

/** The query with each word in quotes of its own, so that no mistake is forgiven; what has operators stays as it is. */
export function everyWordQuoted(query: string): string {
  const { text, phrases, excluded, kinds } = parseQuery(query);
  if (phrases.length + excluded.length + kinds.length > 0) return query;
  return text
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => `"${word.replaceAll(/["“”„]/g, '')}"`)
    .join(' ');
}
