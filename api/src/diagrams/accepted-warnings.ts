import { checkDiagram, type DiagramData, type Finding, findingText, placePath } from '@fieldlore/content';
import { authorize } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { lockEntry } from '../entries/entry-revisions.ts';
import { Revision } from '../entries/revision.entity.ts';
import { BadInputError } from '../errors.ts';
import { AcceptedWarning } from './accepted-warning.entity.ts';

const longestReason = 500;

/** What somebody answered for in any revision of an entry, the latest answer by the key of the finding. */
export async function acceptedWarnings(ctx: Ctx, entryId: string): Promise<Map<string, AcceptedWarning>> {
  const rows = await ctx.db
    .createQueryBuilder(AcceptedWarning, 'accepted')
    .innerJoin(Revision, 'revision', 'revision.id = accepted.revisionId')
    .where('revision.entryId = :entryId', { entryId })
    .orderBy('accepted.acceptedAt')
    .getMany();
  return new Map(rows.map((row) => [row.finding, row]));
}

/**
 * Whether publishing has to ask about a warning: nobody answered for it, or a colleague did in a draft that was never
 * let out. Whoever publishes answers for what they let out, so an author's reason alone does not settle it.
 */
export function mustConfirm(ctx: Ctx, entry: Entry, accepted: AcceptedWarning | undefined): boolean {
  if (!accepted) return true;
  const isOwn = accepted.acceptedById !== null && accepted.acceptedById === ctx.viewer.person?.id;
  return !isOwn && accepted.revisionId === entry.draftRevisionId;
}

export interface WarningToAccept {
  entryId: string;
  finding: string;
  reason: string;
}

/**
 * Answers for a warning of what is being written, with the reason that stands beside it from then on.
 * @throws BadInputError where the draft has no such warning, ForbiddenError, NotFoundError
 */
export async function acceptWarning(
  tx: Ctx,
  { entryId, finding, reason }: WarningToAccept,
): Promise<Revision> {
  const entry = await authorize(tx, 'edit', await lockEntry(tx, entryId));
  const revision = await tx.db
    .getRepository(Revision)
    .findOneByOrFail({ id: (entry.draftRevisionId ?? entry.publishedRevisionId)! });
  const said = reason.trim();
  if (said === '' || said.length > longestReason)
    throw new BadInputError([
      {
        path: 'reason',
        message: {
          ru: `Напишите причину: до ${longestReason} знаков.`,
          en: `Give the reason, in up to ${longestReason} characters.`,
        },
      },
    ]);
  const warnings = entry.kind === EntryKind.DIAGRAM ? warningsOf(revision.data as DiagramData) : [];
  if (!warnings.some(({ key }) => key === finding))
    throw new BadInputError([
      {
        path: 'finding',
        message: {
          ru: 'Такого предупреждения у черновика нет. Дождитесь сохранения и повторите.',
          en: 'The draft has no such warning. Wait until it is saved and repeat.',
        },
      },
    ]);
  await writeAccepted(tx, [{ ...answerOf(tx, revision, finding), reason: said }]);
  return revision;
}

/**
 * The checks before a diagram is let out. Errors stop it; so do warnings that nobody answered for, unless the publisher
 * confirms them by their keys. What is let out with warnings keeps who answered for each.
 * @throws BadInputError with every finding and its place
 */
export async function checkBeforePublishing(
  tx: Ctx,
  entry: Entry,
  draft: Revision,
  confirmed: readonly string[],
): Promise<void> {
  const findings = checkDiagram(draft.data as DiagramData);
  const errors = findings.filter(({ severity }) => severity === 'ERROR');
  if (errors.length > 0) throw refusal(errors);
  if (findings.length === 0) return;
  const accepted = await acceptedWarnings(tx, entry.id);
  const asked = findings.filter(({ key }) => mustConfirm(tx, entry, accepted.get(key)));
  const open = asked.filter(({ key }) => !confirmed.includes(key));
  if (open.length > 0) throw refusal(open);
  await writeAccepted(
    tx,
    findings.map((finding) => {
      const before = accepted.get(finding.key);
      const isNew = asked.includes(finding);
      return isNew || !before
        ? { ...answerOf(tx, draft, finding.key), reason: before?.reason ?? null }
        : { ...before, revisionId: draft.id };
    }),
  );
}

const warningsOf = (data: DiagramData): Finding[] =>
  checkDiagram(data).filter(({ severity }) => severity === 'WARNING');

const answerOf = (tx: Ctx, revision: Revision, finding: string) => ({
  revisionId: revision.id,
  finding,
  acceptedById: tx.viewer.person?.id ?? null,
  acceptedAt: tx.now(),
});

async function writeAccepted(tx: Ctx, rows: AcceptedWarning[]): Promise<void> {
  // Two wires may be wrong in the same words; one answer is for both.
  const byKey = [...new Map(rows.map((row) => [row.finding, row])).values()];
  await tx.db.getRepository(AcceptedWarning).upsert(byKey, ['revisionId', 'finding']);
}

function refusal(findings: readonly Finding[]): BadInputError {
  const isWarning = findings[0]!.severity === 'WARNING';
  const text = (locale: 'ru' | 'en', finding: Finding): string => {
    const { problem, remedy } = findingText(finding, locale);
    return `${problem} ${remedy}`;
  };
  return new BadInputError(
    findings.map((finding) => ({
      path: `data.${placePath(finding.places[0])}`,
      message: { ru: text('ru', finding), en: text('en', finding) },
    })),
    isWarning
      ? {
          ru: `Схема не опубликована: предупреждений — ${findings.length}. Прочитайте их и подтвердите.`,
          en: `The diagram is not published: it has warnings (${findings.length}). Read and confirm them.`,
        }
      : {
          ru: `Схема не опубликована: ошибок — ${findings.length}. Исправьте их.`,
          en: `The diagram is not published: it has errors (${findings.length}). Mend them.`,
        },
  );
}
