/** A text, or variants of it chosen by plural category or value (inlang message format). */
type Message = string | { selectors: string[]; match: Record<string, string> }[];
export type Messages = Record<string, Message>;

/** What each language's plural rules can answer for whole numbers. */
const PLURALS: Record<string, string[]> = { ru: ['one', 'few', 'many'], en: ['one', 'other'] };

/**
 * What is wrong between the message files and the sources that use them, one sentence each.
 * `locales` maps a language to its messages, `sources` is the text of all code.
 */
export function messageProblems(locales: Record<string, Messages>, sources: string): string[] {
  const used = new Set([...sources.matchAll(/\bm\.([a-z][a-z0-9_]*)/g)].map((match) => match[1]!));
  const all = new Set(Object.values(locales).flatMap((messages) => Object.keys(messages)));
  const problems: string[] = [];
  for (const key of [...used].toSorted())
    if (!all.has(key)) problems.push(`${key}: the code uses it, no language has it`);
  for (const key of [...all].toSorted()) {
    if (!used.has(key)) problems.push(`${key}: no code uses it`);
    problems.push(...keyProblems(key, locales));
  }
  return problems;
}

function keyProblems(key: string, locales: Record<string, Messages>): string[] {
  const problems: string[] = [];
  const placeholders = new Map<string, string>();
  for (const [locale, messages] of Object.entries(locales)) {
    const message = messages[key];
    if (message === undefined || message === '') {
      problems.push(`${key}: missing in ${locale}`);
      continue;
    }
    placeholders.set(locale, placeholdersOf(message).join(', '));
    const missing = missingPlurals(message, PLURALS[locale] ?? []);
    if (missing.length) problems.push(`${key}: ${locale} has no form for ${missing.join(', ')}`);
  }
  if (new Set(placeholders.values()).size > 1) {
    const each = [...placeholders].map(([locale, names]) => `${locale}: ${names || 'none'}`).join('; ');
    problems.push(`${key}: the placeholders differ (${each})`);
  }
  return problems;
}

function texts(message: Message): string[] {
  return typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));
}

function placeholdersOf(message: Message): string[] {
  const names = texts(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!));
  return [...new Set(names)].toSorted();
}

function missingPlurals(message: Message, needed: string[]): string[] {
  if (typeof message === 'string') return [];
  const conditions = message.flatMap(({ match }) => Object.keys(match));
  const isPlural = message.some(({ selectors }) => selectors.some((selector) => selector.endsWith('Plural')));
  return isPlural
    ? needed.filter((form) => !conditions.some((condition) => condition.includes(`Plural=${form}`)))
    : [];
}
