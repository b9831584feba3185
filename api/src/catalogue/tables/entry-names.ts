import type { Ctx } from '../../context.ts';
import { publishedEntries } from '../../entries/entry.queries.ts';

/** How a cell names an entry: the title for people, the short number to tell entries of one title apart. */
export const entryName = ({ title, number }: { title: string; number: number }): string =>
  `${title} № ${number}`;

/** The two parts of {@link entryName}, where a cell has both. */
export function partsOfName(text: string): { title: string; number: string } | null {
  const at = text.lastIndexOf('№');
  const number = text.slice(at + 1).trim();
  return at > 0 && /^\d{1,10}$/.test(number) ? { title: text.slice(0, at).trim(), number } : null;
}

/** Names of what the cards of equipment refer to, by id; what the viewer may not see has none. */
export async function loadEntryNames(tx: Ctx): Promise<ReadonlyMap<string, string>> {
  const referred = (path: string) =>
    `SELECT (jsonb_path_query(revision.data, '${path}') #>> '{}')::uuid
     FROM entry card JOIN revision ON revision.id = card.published_revision_id WHERE card.kind = 'EQUIPMENT'`;
  const entries = await (
    await publishedEntries(tx)
  )
    .select(['entry.id', 'entry.title', 'entry.number'])
    .andWhere(
      `entry.id IN (${referred('$.relations[*].equipment')} UNION ${referred('$.knownProblems[*].entry ? (@ != null)')})`,
    )
    .getMany();
  return new Map(entries.map((entry) => [entry.id, entryName(entry)]));
}
