import { mustBeAdmin } from '../access/people.ts';
import type { Ctx } from '../context.ts';
import type { ReportRow } from '../imports/report.ts';
import { existingNumbers, saveDraft } from './dictionary.actions.ts';
import { emptyContent } from './dictionary-content.ts';
import { readDictionary } from './dictionary-csv.ts';
import { draftId, SearchDictionaryDraft } from './search-dictionary.entity.ts';
import type { DictionaryFileInput } from './search-dictionary.types.ts';

/**
 * Takes a table into the draft, all or nothing. It is tried out and put into force like any other change.
 * @throws ConflictError where another admin saved the draft meanwhile
 */
export async function importDictionary(
  tx: Ctx,
  input: DictionaryFileInput,
): Promise<{ draft: SearchDictionaryDraft | null; rows: ReportRow[] }> {
  mustBeAdmin(tx);
  const draft = await tx.db.getRepository(SearchDictionaryDraft).findOneBy({ id: draftId });
  const base = draft?.content ?? tx.app.dictionary.content;
  const { content, rows } = await readDictionary(
    { name: input.name, bytes: Buffer.from(input.bytes, 'base64') },
    input.isReplacing ? emptyContent : base,
    (numbers) => existingNumbers(tx, numbers),
  );
  return { draft: content && (await saveDraft(tx, { version: input.version, content })), rows };
}
