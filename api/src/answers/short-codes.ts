import type { CannedAnswerData } from '@fieldlore/content';
import type { Authorized } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { creatorOf } from '../entries/entry-revisions.ts';
import { personalOwner } from '../entries/entry-rules.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { CannedAnswerCode } from './canned-answer.entity.ts';

/** Makes the code the answer's; a constraint refuses what another answer has, see {@link CannedAnswerCode}. */
export async function claimShortCode(
  tx: Ctx,
  entry: Authorized<Entry>,
  data: CannedAnswerData,
): Promise<void> {
  const { id: entryId, kind, locale } = entry;
  const personalTo = personalOwner(kind, data, creatorOf(tx, entry));
  await tx.db
    .getRepository(CannedAnswerCode)
    .upsert({ entryId, locale, shortCode: data.shortCode, personalTo }, ['entryId']);
}

/** Of an answer that nobody types any more: another one may take the code. */
export async function releaseShortCode(tx: Ctx, entry: Authorized<Entry>): Promise<void> {
  await tx.db.getRepository(CannedAnswerCode).delete({ entryId: entry.id });
}
