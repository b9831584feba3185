/** Where a link of a document leads. Anything else is refused. */
export type LinkTarget =
  /** `entry:<uuid>`: an entry by its id, so that renaming or moving it never breaks the link. */
  | { kind: 'entry'; id: string; anchor: string | null }
  /** `/e/4821`: an entry by the short number that people read over the phone. */
  | { kind: 'number'; number: number; anchor: string | null }
  /** `file:<uuid>`: an uploaded file. */
  | { kind: 'file'; id: string }
  /** `#pinout`: a heading of the same document. */
  | { kind: 'anchor'; anchor: string }
  /** `/help/ru`: another page of this site. */
  | { kind: 'path'; path: string }
  | { kind: 'external'; url: string };

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const ENTRY = new RegExp(`^entry:(${UUID})(?:#(.+))?$`, 'i');
const FILE = new RegExp(`^file:(${UUID})$`, 'i');
const NUMBER = /^\/e\/(\d{1,9})\/?(?:#(.+))?$/;
const WHOLE_UUID = new RegExp(`^${UUID}$`, 'i');

/** The schemes that may leave a page. A browser treats every other one as code, as a local file or as unknown. */
const EXTERNAL_SCHEMES = new Set(['http', 'https', 'mailto', 'tel']);
const MAX_HREF = 4000;

export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && WHOLE_UUID.test(value);

/**
 * Reads a link's `href`; `null` means that it must not be shown or stored.
 * Control characters are removed first, because browsers ignore them inside a scheme (`java\nscript:`).
 */
export function linkTarget(href: unknown): LinkTarget | null {
  if (typeof href !== 'string' || href.length > MAX_HREF) return null;
  const text = withoutControls(href).trim();

  const entry = ENTRY.exec(text);
  if (entry) return { kind: 'entry', id: entry[1]!.toLowerCase(), anchor: entry[2] ?? null };
  const file = FILE.exec(text);
  if (file) return { kind: 'file', id: file[1]!.toLowerCase() };
  const number = NUMBER.exec(text);
  if (number) return { kind: 'number', number: Number(number[1]), anchor: number[2] ?? null };

  if (text.startsWith('#')) return text.length > 1 ? { kind: 'anchor', anchor: text.slice(1) } : null;
  // `/\host` and `//host` leave the site in a browser although they look like paths of it.
  if (/^\/(?![/\\])/.test(text)) return { kind: 'path', path: text };
  if (/^www\./i.test(text)) return { kind: 'external', url: `https://${text}` };
  const scheme = /^([a-z][a-z0-9+.-]*):\S/i.exec(text)?.[1]?.toLowerCase();
  return scheme && EXTERNAL_SCHEMES.has(scheme) ? { kind: 'external', url: text } : null;
}

/** The `href` in the one spelling that is stored, or `null` when it is not allowed. */
export function safeHref(href: unknown): string | null {
  const target = linkTarget(href);
  if (!target) return null;
  switch (target.kind) {
    case 'entry':
      return `entry:${target.id}${target.anchor === null ? '' : `#${target.anchor}`}`;
    case 'number':
      return `/e/${target.number}${target.anchor === null ? '' : `#${target.anchor}`}`;
    case 'file':
      return `file:${target.id}`;
    case 'anchor':
      return `#${target.anchor}`;
    case 'path':
      return target.path;
    case 'external':
      return target.url;
  }
}

function withoutControls(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/g, '');
}
