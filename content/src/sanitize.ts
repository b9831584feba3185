import { parseFragment, serialize } from 'parse5';
import sanitize from 'sanitize-html';
import { linkTarget } from './document/links.ts';
import { toText } from './document/text.ts';
import { fromHtml } from './html/from-html.ts';

/**
 * The tags that a rich canned answer may have: what every mail program and ticket system shows alike. No pictures,
 * styles or classes: an answer is pasted into systems that are not ours.
 */
// prettier-ignore
export const RICH_TAGS = [
  'p', 'div', 'br', 'hr', 'h2', 'h3', 'b', 'strong', 'i', 'em', 'u', 's', 'sub', 'sup', 'code', 'pre', 'blockquote',
  'ul', 'ol', 'li', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td',
] as const;

const OPTIONS: sanitize.IOptions = {
  allowedTags: [...RICH_TAGS],
  allowedAttributes: {
    a: ['href', 'rel'],
    ol: ['start'],
    th: ['colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // Its content is code or belongs to another page; of all other tags the text stays.
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'template', 'iframe', 'xmp'],
  transformTags: {
    h1: 'h2',
    h4: 'h3',
    h5: 'h3',
    h6: 'h3',
    strike: 's',
    del: 's',
    a: (tagName, { href }) => ({
      tagName,
      attribs: isSendable(href) ? { href, rel: 'noopener' } : ({} as sanitize.Attributes),
    }),
  },
};

/** An address that a client may be sent, or one that begins with a blank and is checked when it is filled in. */
function isSendable(href: string | undefined): href is string {
  return href !== undefined && (/^\s*\{\{/.test(href) || linkTarget(href)?.kind === 'external');
}

/**
 * HTML of a rich canned answer reduced to `RICH_TAGS`: run it when an answer is saved, and what is stored can be shown
 * and sent as it is. The text stays, blanks `{{…}}` too. Sanitising twice changes nothing.
 */
export function sanitizeHtml(html: string): string {
  // As a browser reads it before and after: what is judged is what would be shown, and what remains is well formed.
  return asRead(sanitize(asRead(html), OPTIONS)).trim();
}

const asRead = (html: string): string => serialize(parseFragment(html));

/** A rich answer for a messenger or an SMS: its words, a line a block. Blanks stay to be filled in. */
export function richToPlain(html: string): string {
  return toText(fromHtml(html));
}
