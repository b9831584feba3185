import { checkDiagram, type DiagramData, type Finding, findingText, placePath } from '@fieldlore/content';
import { In, Not } from 'typeorm';
import { authorize } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { lockEntry } from '../entries/entry-revisions.ts';
import { Revision } from '../entries/revision.entity.ts';
import { BadInputError } from '../errors.ts';
import { AcceptedWarning } from './accepted-warning.entity.ts';

const longestReason = 500;

export interface Answer {
  row: AcceptedWarning;
  /** Its revision was published with it: whoever published it answered for it. */
  isLetOut: boolean;
}

/**
 * What somebody answered for in the revisions of an entry: the latest answer by the key of the finding.
 * @param onlyLetOut without the answers of drafts, which are no business of readers of what is published
 */
export async function acceptedWarnings(
  ctx: Ctx,
  entryId: string,
  { onlyLetOut = false } = {},
): Promise<Map<string, Answer>> {
  const { entities, raw } = await ctx.db
    .createQueryBuilder(AcceptedWarning, 'accepted')
    .innerJoin(Revision, 'revision', 'revision.id = accepted.revisionId')
    .addSelect('revision.publishedAt', 'let_out_at')
    .where('revision.entryId = :entryId', { entryId })
    .andWhere(onlyLetOut ? 'revision.publishedAt IS NOT NULL' : 'TRUE')
    .orderBy('accepted.acceptedAt')
    // Publishing takes an answer along as it was given: of the two, the one that is let out counts.
    .addOrderBy('revision.publishedAt', 'ASC', 'NULLS FIRST')
    .getRawAndEntities<{ let_out_at: Date | null }>();
  return new Map(
    entities.map((row, i) => [row.finding, { row, isLetOut: raw[i]!.let_out_at !== null }] as const),
  );
}

/**
 * Whether publishing has to ask about a warning. Whoever publishes answers for what they let out: only an answer of
 * their own or one that publishing wrote spares them the question, never an author's, in whichever revision it is.
 */
export function mustConfirm(ctx: Ctx, answer: Answer | undefined): boolean {
  if (!answer) return true;
  const { acceptedById } = answer.row;
  const isOwn = acceptedById !== null && acceptedById === ctx.viewer.person?.id;
  return !isOwn && !answer.isLetOut;
}

export interface WarningToAccept {
  entryId: string;
  finding: string;
  reason: string;
}

/**
 * Answers for a warning of what is being written, with the reason that stands beside it from then on.
 * @throws BadInputError where there is no draft or it has no such warning, ForbiddenError, NotFoundError
 */
export async function acceptWarning(
  tx: Ctx,
  { entryId, finding, reason }: WarningToAccept,
): Promise<Revision> {
  const entry = await authorize(tx, 'edit', await lockEntry(tx, entryId));
  // What is published was answered for by who published it.
  if (!entry.draftRevisionId)
    throw new BadInputError([
      {
        path: 'entryId',
        message: {
          ru: 'У схемы нет черновика: её предупреждения подтверждены при публикации. Измените схему и дождитесь сохранения.',
          en: 'The diagram has no draft: its warnings were confirmed when it was published. Change it and wait until it is saved.',
        },
      },
    ]);
  const revision = await tx.db.getRepository(Revision).findOneByOrFail({ id: entry.draftRevisionId });
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
  const keys = findings.map(({ key }) => key);
  // Answers to what was mended since would count as let out with this revision, should the mistake come back.
  await tx.db.getRepository(AcceptedWarning).delete({ revisionId: draft.id, finding: Not(In(keys)) });
  if (findings.length === 0) return;
  const accepted = await acceptedWarnings(tx, entry.id);
  const asked = findings.filter(({ key }) => mustConfirm(tx, accepted.get(key)));
  const open = asked.filter(({ key }) => !confirmed.includes(key));
  if (open.length > 0) throw refusal(open);
  await writeAccepted(
    tx,
    findings.map((finding) => {
      const before = accepted.get(finding.key)?.row;
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
