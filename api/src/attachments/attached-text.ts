import type { EntityManager } from 'typeorm';

/** Characters of attachments in the document of one entry: the words of its own text have to weigh something beside them. */
const longest = 200_000;

export interface AttachedText {
  /** Of files that everybody meets who reads the entry. */
  everybody: string;
  /** Of files in blocks for clients and for staff, which only staff search, as they do the words of those blocks. */
  staff: string;
}

const none: AttachedText = { everybody: '', staff: '' };

/** Names and words of the files that entries open to their readers, for the search index. */
export async function attachedTexts(
  db: EntityManager,
  entryIds: readonly string[],
): Promise<{ of(entryId: string): AttachedText }> {
  const rows: { entryId: string; isOpen: boolean; text: string }[] = await db.query(
    `SELECT entry_file.entry_id AS "entryId", entry_file.published_for = 'PUBLIC' AS "isOpen",
            left(string_agg(concat_ws(' ', CASE WHEN page.number = 1 THEN file.name END, page.sheet, page.text), E'\\n' ORDER BY file.name, page.number), $2) AS text
     FROM entry_file
     JOIN file ON file.id = entry_file.file_id
     JOIN file_page AS page ON page."sha256" = file."sha256"
     WHERE entry_file.entry_id = ANY($1) AND entry_file.published_for IS NOT NULL
     GROUP BY entry_file.entry_id, entry_file.published_for = 'PUBLIC'`,
    [entryIds, longest],
  );
  const texts = new Map<string, AttachedText>();
  for (const { entryId, isOpen, text } of rows)
    texts.set(entryId, { ...(texts.get(entryId) ?? none), [isOpen ? 'everybody' : 'staff']: text });
  return { of: (entryId) => texts.get(entryId) ?? none };
}
