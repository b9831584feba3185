import type { Ctx } from '../../context.ts';
import type { Entry } from '../../entries/entry.entity.ts';

/** What a card was before an import changed it. */
export interface CardBefore {
  /** What it said: in its revisions nothing is ever lost. */
  revisionId: string;
  isPublished: boolean;
  tags: readonly string[];
  audience: string;
  confidence: string;
}

export interface WrittenCard {
  /** As the import left it: its version tells whether anybody changed it since. */
  entry: Pick<Entry, 'id' | 'version'>;
  /** Null for a card that the import made. */
  before: CardBefore | null;
}

export const cardBefore = (entry: Entry): CardBefore => ({
  revisionId: (entry.draftRevisionId ?? entry.publishedRevisionId)!,
  isPublished: entry.publishedRevisionId !== null,
  tags: entry.tags,
  audience: entry.audience,
  confidence: entry.confidence,
});

/** Notes cards beside the rows of the catalogue that triggers note, so that the import can be taken back; a dry run notes nothing. */
export async function noteCards(tx: Ctx, cards: readonly WrittenCard[]): Promise<void> {
  if (cards.length === 0) return;
  const rows = cards.map(({ entry, before }) => ({
    row_id: entry.id,
    // JSON's null would not be the database's.
    ...(before && { before }),
    after_hash: String(entry.version),
  }));
  await tx.db.query(
    `INSERT INTO import_change (run_id, table_name, row_id, before, after_hash)
     SELECT run.id::uuid, 'entry', card.row_id, card.before, card.after_hash
     FROM (SELECT nullif(current_setting('fieldlore.import_run', true), '') AS id) run,
       jsonb_to_recordset($1::jsonb) card(row_id uuid, before jsonb, after_hash text)
     WHERE run.id IS NOT NULL`,
    [JSON.stringify(rows)],
  );
} // prettier-ignore
