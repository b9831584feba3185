import type { Authorized } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { Revision } from '../entries/revision.entity.ts';
import { BadInputError } from '../errors.ts';
import { Recall } from './recall.entity.ts';
import { recallPeople } from './recall-people.ts';

const longestReason = 300;

export interface Correction {
  /** What was wrong, in one sentence. */
  reason: string;
  /** Number of the first revision that was wrong; left out, everything that was published before. */
  wrongSince?: number | null;
}

/**
 * Says of what was published before that it was wrong, and reaches everybody who relied on it. Whoever publishes says so,
 * by the same rights: where the entry takes four eyes, so does its correction.
 * @param entry as it was before it was published anew
 * @param draft what is published now
 * @throws BadInputError
 */
export async function publishRecall(
  tx: Ctx,
  entry: Authorized<Entry>,
  draft: Revision,
  correction: Correction,
): Promise<void> {
  const reason = correction.reason.trim();
  const published = await tx.db
    .getRepository(Revision)
    .createQueryBuilder('revision')
    .select(['revision.id', 'revision.number', 'revision.publishedAt'])
    .where('revision.entry_id = :id AND revision.published_at IS NOT NULL AND revision.number < :number', {
      id: entry.id,
      number: draft.number,
    })
    .orderBy('revision.number')
    .getMany();
  const first =
    correction.wrongSince == null
      ? published[0]
      : published.find(({ number }) => number === correction.wrongSince);
  if (published.length === 0) throw refused('correction', nothingBefore);
  if (!first) throw refused('correction.wrongSince', noSuchRevision);
  if (reason === '' || reason.length > longestReason) throw refused('correction.reason', sayWhatWasWrong);

  const recalls = tx.db.getRepository(Recall);
  const recall = await recalls.save(
    recalls.create({
      entryId: entry.id,
      revision: draft.number,
      wrongSince: first.number,
      wrongFrom: first.publishedAt!,
      reason,
      recalledById: tx.viewer.person?.id ?? null,
      recalledAt: tx.now(),
    }),
  );
  await recallPeople(tx, recall, draft.authorId);
}

const refused = (path: string, message: { ru: string; en: string }) => new BadInputError([{ path, message }]);

const nothingBefore = {
  ru: 'До этой редакции ничего не публиковалось: исправлять нечего. Опубликуйте без отметки «исправление».',
  en: 'Nothing was published before this revision: there is nothing to correct. Publish without marking a correction.',
};
const noSuchRevision = {
  ru: 'Редакция с таким номером не публиковалась. Выберите из опубликованных.',
  en: 'No revision of this number was published. Choose one that was.',
};
const sayWhatWasWrong = {
  ru: `Напишите одним предложением, что было неверно: до ${longestReason} знаков.`,
  en: `Say in one sentence what was wrong, in up to ${longestReason} characters.`,
};
