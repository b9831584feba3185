import { createHash } from 'node:crypto';
import type { RichDocument } from '@fieldlore/content';
import type { EntryDraft, References } from '../importer.ts';
import { type ImportSource, resolvePath, type SourceFile } from '../reading/source.ts';
import { at, type Problem, type ReportRow, warning } from '../report.ts';

/** A page of a wiki by its path, and the key of the entry that it becomes. */
export interface PageAddress {
  path: string;
  key: string;
}

/** Where links between pages of one source lead, once the pages are entries. */
export class PageLinks {
  private readonly files: ReadonlyMap<string, SourceFile>;
  private readonly pages: ReadonlyMap<string, PageAddress>;

  constructor(source: ImportSource, pages: readonly PageAddress[]) {
    this.files = new Map(source.files.map((file) => [file.path, file]));
    this.pages = new Map(pages.map((page) => [page.path, page]));
  }

  /** @param locate finds the path that an address means, where that is not simply below the page's own folder */
  from(path: string, locate = (address: string) => resolvePath(path, address)): LinksOfPage {
    return new LinksOfPage(path, locate, this);
  }

  file(path: string): SourceFile | null {
    return this.files.get(path) ?? null;
  }

  /** The page itself, the page without its ending, or the first page of a folder. */
  page(path: string): PageAddress | null {
    const folder = path.replace(/\/$/, '');
    const candidates = [
      path,
      `${folder}.md`,
      ...['index.md', 'README.md', 'index.html'].map((name) => (folder ? `${folder}/${name}` : name)),
    ];
    return (
      candidates.map((candidate) => this.pages.get(candidate)).find((page) => page !== undefined) ?? null
    );
  }
}

/**
 * Reads the links of one page. Ids are not known yet: the document gets stand-ins, and {@link fillIn} puts the ids in
 * their place when the entry is written.
 */
export class LinksOfPage {
  readonly files = new Map<string, SourceFile>();
  private readonly targets = new Map<string, (refs: References) => string | null>();
  private readonly lost = new Set<string>();
  private readonly path: string;
  private readonly locate: (address: string) => string | null;
  private readonly links: PageLinks;

  constructor(path: string, locate: (address: string) => string | null, links: PageLinks) {
    this.path = path;
    this.locate = locate;
    this.links = links;
  }

  readonly resolveLink = (href: string): string | null => {
    if (isElsewhere(href)) return href;
    const [address = '', anchor] = href.split('#', 2);
    const path = this.locate(decoded(address));
    const page = path === null ? null : this.links.page(path);
    if (page)
      return `entry:${this.standIn(`page ${page.key}`, (refs) => refs.entry(page.key))}${anchor ? `#${anchor}` : ''}`;
    const file = path === null ? null : this.links.file(path);
    if (file) return `file:${this.use(file)}`;
    this.lost.add(href);
    return null;
  };

  readonly resolveImage = (src: string): string | null => {
    if (isElsewhere(src)) return null;
    const path = this.locate(decoded(src.split(/[?#]/, 1)[0]!)) ?? this.locate(src);
    const file = path === null ? null : this.links.file(path);
    if (file) return this.use(file);
    this.lost.add(src);
    return null;
  };

  /** What the page refers to and the source does not hold. */
  warnings(title: string): ReportRow[] {
    return this.lost.size === 0 ? [] : [warning(at(this.path), title, lostTargets([...this.lost]))];
  }

  /** The document with ids instead of stand-ins. */
  fillIn(body: RichDocument, refs: References): RichDocument {
    if (this.targets.size === 0) return body;
    const text = JSON.stringify(body).replace(uuid, (id) => this.targets.get(id)?.(refs) ?? id);
    return JSON.parse(text) as RichDocument;
  }

  private use(file: SourceFile): string {
    this.files.set(file.path, file);
    return this.standIn(`file ${file.path}`, (refs) => refs.file(file));
  }

  private standIn(name: string, target: (refs: References) => string | null): string {
    const hex = createHash('sha256').update(name).digest('hex');
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    this.targets.set(id, target);
    return id;
  }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Another site, a mail, a place in the same page. */
const isElsewhere = (href: string) => /^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(href);

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const mostNamed = 5;

function lostTargets(lost: readonly string[]): Problem {
  const names = lost.slice(0, mostNamed).join(', ') + (lost.length > mostNamed ? ', …' : '');
  return {
    message: {
      ru: `Ссылки и картинки, которых в источнике нет (${lost.length}): ${names}`,
      en: `Links and pictures that the source does not hold (${lost.length}): ${names}`,
    },
    remedy: {
      ru: 'Текст импортирован без них. Добавьте недостающие файлы и повторите импорт.',
      en: 'The text is imported without them. Add the missing files and import again.',
    },
  };
}

/** The parts of an entry draft that follow from a page's text and links. */
export function pageContent(body: RichDocument, links: LinksOfPage): Pick<EntryDraft, 'files' | 'content'> {
  return { files: [...links.files.values()], content: (refs) => ({ body: links.fillIn(body, refs) }) };
}
