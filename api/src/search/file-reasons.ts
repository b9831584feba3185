import type { Highlighter } from '@fieldlore/search';
import type { Ctx } from '../context.ts';
import { selectSlowly } from '../database/rows.ts';
import { filePath } from '../files/file-url.ts';
import type { SearchHit, SearchReason, TextPart } from './search.types.ts';

/** Hits at the top of a page of results whose files are looked through. */
const mostHits = 20;
/** Bytes of attached text that are looked through for one search, those of the best hits first: 1 MB takes some 10 ms a word. */
const mostBytes = 1_000_000;
/** The same for one entry: more of an entry's files does not stand in the index either. */
const mostBytesOfEntry = 400_000;
/** Characters of one page: a document without pages is one. */
const longestRead = 200_000;
/** Pages of one entry that are marked before the best is chosen, and characters of each. */
const mostPages = 3;
const longestMarked = 3_000;
/** Words of a query that pages are looked through for. */
const mostWords = 5;

interface FoundPage {
  entryId: string;
  id: string;
  name: string;
  mime: string;
  number: number;
  sheet: string | null;
  text: string;
}

/**
 * Says of hits that a page of an attached file answers better than anything on their own page: the file and the page to
 * open. Only of files that the viewer meets in the entry.
 */
export async function withFileReasons<Hit extends SearchHit>(
  ctx: Ctx,
  hits: readonly Hit[],
  searchedFor: string,
  marks: Highlighter,
): Promise<Hit[]> {
  const words = wordPatterns(searchedFor);
  // Whose own page shows as many words as were typed has nothing to gain: most searches end here.
  const ids = hits
    .flatMap((hit) => (hit.entryRow && shownWords(hit) < words.length ? hit.entryRow.id : []))
    .slice(0, mostHits);
  if (ids.length === 0) return [...hits];
  const pages = Map.groupBy(await findPages(ctx, ids, words), ({ entryId }) => entryId);
  return hits.map((hit) => {
    const reason = bestPage(pages.get(hit.entryRow?.id ?? '') ?? [], marks);
    return reason && marked(reason.parts) > shownWords(hit) ? { ...hit, reason } : hit;
  });
}

function shownWords({ title, snippet, reason }: SearchHit): number {
  return marked([...title, ...snippet, ...(reason?.parts ?? [])]);
}

/** Pages that have most of the words, each from shortly before the longest word that it has. */
async function findPages(ctx: Ctx, ids: string[], words: string[]): Promise<FoundPage[]> {
  const rows = await selectSlowly(
    ctx.db,
    `WITH page AS (
       SELECT entry_file.entry_id, file.id, file.name, file.mime, page.number, page.sheet, page.text,
              sum(octet_length(page.text)) OVER (PARTITION BY entry_file.entry_id ORDER BY file.name, page.number) - octet_length(page.text) AS before_in_entry,
              sum(octet_length(page.text)) OVER (ORDER BY array_position(:ranked::uuid[], entry_file.entry_id), file.name, page.number) - octet_length(page.text) AS before
       FROM entry_file
       JOIN file ON file.id = entry_file.file_id
       JOIN file_page AS page ON page."sha256" = file."sha256"
       WHERE entry_file.entry_id = ANY(:ids) AND entry_file.published_for = ANY(:levels)
     )
     SELECT best.*, substring(text FROM greatest(1, regexp_instr(text, word) - 300) FOR ${longestMarked}) AS text
     FROM (
       SELECT page.entry_id AS "entryId", page.id, page.name, page.mime, page.number, page.sheet, read.text, first.word,
              row_number() OVER (PARTITION BY page.entry_id ORDER BY first.words DESC, page.name, page.number) AS place
       FROM page
       CROSS JOIN LATERAL (SELECT left(page.text, ${longestRead})) AS read (text)
       CROSS JOIN LATERAL (
         SELECT count(*) AS words, (array_agg(word ORDER BY position))[1] AS word
         FROM unnest(string_to_array(:words, ' ')) WITH ORDINALITY AS pattern(word, position)
         WHERE read.text ~ word
       ) AS first
       WHERE page.before_in_entry < ${mostBytesOfEntry} AND page.before < ${mostBytes} AND first.words > 0
     ) AS best
     WHERE place <= ${mostPages}`,
    {
      ids,
      ranked: `{${ids.join()}}`,
      levels: (await ctx.visibility()).levels,
      words: words.join(' '),
    },
  );
  return rows as unknown as FoundPage[];
}

function bestPage(pages: readonly FoundPage[], marks: Highlighter): SearchReason | null {
  const [best] = pages
    .map((page) => ({ page, parts: marks.crop(page.text, 20) }))
    .toSorted((a, b) => marked(b.parts) - marked(a.parts));
  if (!best) return null;
  const { page, parts } = best;
  const isPdf = page.mime === 'application/pdf';
  const file = {
    name: page.name,
    page: isPdf ? page.number : null,
    sheet: page.sheet,
    href: `${filePath(page)}${isPdf ? `#page=${page.number}` : ''}`,
  };
  return { kind: 'FILE', parts, anchor: null, file };
}

/** How many words are marked, endings aside. */
function marked(parts: readonly TextPart[]): number {
  return new Set(parts.filter(({ hit }) => hit).map(({ text }) => text.toLowerCase().slice(0, 4))).size;
}

/** Letters that look alike in both alphabets, and «ё». */
const alike = 'aа eеё oо pр cс xх kк mм tт hн bв yу'.split(' ');

/**
 * The words of a query as patterns of PostgreSQL, the longest first: with any ending, in any case and either alphabet's
 * letters where they look alike; a part number with or without what separates its parts. They choose pages, the
 * highlighter judges them; case is spelled out because the database need not know that of Cyrillic.
 */
export function wordPatterns(query: string): string[] {
  const words = query.split(/[^\p{L}\p{N}./-]+/u).flatMap((word) => {
    const letters = word.replaceAll(/[^\p{L}\p{N}]/gu, '');
    if (/\d/.test(letters)) return [letters];
    return word
      .split(/[^\p{L}]+/u)
      .flatMap((part) => (part.length < 3 ? [] : part.slice(0, Math.max(3, part.length - 2))));
  });
  return [...new Set(words)]
    .filter((word) => word.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostWords)
    .map((word) => Array.from(word, anyCase).join(/\d/.test(word) ? '[^[:alnum:]]?' : ''));
}

function anyCase(letter: string): string {
  const lower = letter.toLowerCase();
  const same = alike.find((letters) => letters.includes(lower)) ?? lower;
  return `[${same}${same.toUpperCase()}]`;
}
