import { escapeHtml } from '../document/escape.ts';
import { linkTarget } from '../document/links.ts';
import type { Locale } from '../document/problem-text.ts';
import type { Blank } from '../kinds/canned-answer.ts';
import { decodeEntities } from './entities.ts';
import { type TemplatePart, parseTemplate } from './parse-template.ts';

export interface FillOptions {
  /** The template is HTML: values are escaped, and an address that is not safe leads nowhere. */
  html: boolean;
  /** The blanks that the answer declares, for their defaults. */
  blanks?: readonly Blank[];
  /** The language of the text, in which the days of blanks of type DATE are written; without it they stay ISO 8601. */
  locale?: Locale;
}

export interface FilledTemplate {
  text: string;
  /** Names of blanks that have no value, default or fallback. They stand in the text as they are written: nothing to send yet. */
  unfilled: string[];
  /** Names of blanks whose value cannot stand where they do: no address that a link may have, an attribute that is code. */
  unsafe: string[];
}

export type BlankValues = Readonly<Record<string, string | number | null | undefined>>;

/** Puts values into a template: the value itself, else the blank's default, else the fallback where it stands. */
export function fillTemplate(text: string, values: BlankValues, options: FillOptions): FilledTemplate {
  const { parts } = parseTemplate(text, options);
  const valueOf = (part: TemplatePart & { kind: 'blank' }): string | null => {
    const blank = options.blanks?.find(({ name }) => name === part.name);
    const value = [ownValue(values, part.name), blank?.default, part.fallback].find(
      (value): value is string => typeof value === 'string' && value.trim() !== '',
    );
    if (value === undefined) return null;
    return blank?.type === 'DATE' && options.locale ? dayInWords(value, options.locale) : value;
  };

  const unfilled = new Set<string>();
  const unsafe = new Set<string>();
  let filled = '';
  /** The blanks of the tag that is open: names of those that got a value, sources of those that did not. */
  let inTag: TagBlanks = { names: [], empty: [] };
  for (const part of parts) {
    if (part.kind === 'text') {
      if (options.html && insideTag(filled) !== null && part.text.includes('>')) {
        const end = part.text.indexOf('>') + 1;
        filled = checkAddress(filled + part.text.slice(0, end), inTag, unsafe) + part.text.slice(end);
        inTag = { names: [], empty: [] };
      } else filled += part.text;
      continue;
    }
    const value = valueOf(part);
    if (value === null) {
      unfilled.add(part.name);
      inTag.empty.push(part.source);
      filled += part.source;
    } else if (!options.html) filled += value;
    else {
      const tag = insideTag(filled);
      if (tag === null) filled += escapeHtml(value).replace(/\r\n?|\n/g, '<br>');
      else if (!FILLABLE.test(tag)) unsafe.add(part.name);
      else {
        inTag.names.push(part.name);
        filled += escapeHtml(/[?#][^"']*$/.test(tag) ? encodeURIComponent(value) : value);
      }
    }
  }
  return { text: filled, unfilled: [...unfilled], unsafe: [...unsafe] };
}

function ownValue(values: BlankValues, name: string): string | null {
  // `constructor` is a name that people may give a blank, and that every object has.
  const value = Object.hasOwn(values, name) ? values[name] : null;
  return value === null || value === undefined ? null : String(value);
}

/** The tag that is open at the end of HTML, from its `<`; `null` between tags. */
function insideTag(html: string): string | null {
  const start = html.lastIndexOf('<');
  return start > html.lastIndexOf('>') ? html.slice(start) : null;
}

/** A tag that ends within quotes, in an attribute that may be written by people. */
const FILLABLE = /\s(?:href|src|title|alt)=(?:"[^"]*|'[^']*)$/i;

interface TagBlanks {
  names: string[];
  empty: string[];
}

/** Takes the address out of a tag that ends the HTML, where filling made it one that no link may have. */
function checkAddress(html: string, { names, empty }: TagBlanks, unsafe: Set<string>): string {
  if (names.length === 0) return html;
  const start = html.lastIndexOf('<');
  const tag = html
    .slice(start)
    .replace(/\b(href|src)=(["'])(.*?)\2/gis, (attribute, name: string, _quote, address: string) => {
      // What begins with an empty blank has no scheme yet.
      if (empty.some((source) => address.startsWith(source))) return attribute;
      if (linkTarget(decodeEntities(address)) !== null) return attribute;
      for (const blank of names) unsafe.add(blank);
      return `${name}="#"`;
    });
  return html.slice(0, start) + tag;
}

/** `2026-11-23` as people write it in a letter; anything else as it is. */
function dayInWords(value: string, locale: Locale): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(value) : null;
  if (!day || Number.isNaN(day.getTime())) return value;
  // Without the Russian «г.»: the template puts a full stop of its own after the blank.
  return day.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' }).replace(/\s*г\.$/, '');
}
