import { authorizeAnswer } from '../access/diagram-reports.ts';
import type { Authorized } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, ConflictError } from '../errors.ts';
import { DiagramReport, DiagramReportState } from './diagram-report.entity.ts';

const longestAnswer = 2000;

/** Says that the viewer looks into it; one that is closed is open again. @throws UnauthenticatedError, NotFoundError, ForbiddenError */
export async function takeUpDiagramReport(tx: Ctx, id: string): Promise<DiagramReport> {
  return await save(tx, await authorizeAnswer(tx, id), { state: DiagramReportState.TAKEN });
}

/**
 * Answers whoever reported. Declined, it says why; TAKEN with an answer asks back and stays open.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError, BadInputError; ConflictError where somebody closed it already
 */
export async function answerDiagramReport(
  tx: Ctx,
  given: { id: string; state: DiagramReportState; answer?: string | null },
): Promise<DiagramReport> {
  const report = await authorizeAnswer(tx, given.id);
  const answer = (given.answer ?? '').trim();
  if (isClosed(report.state))
    throw new ConflictError({
      ru: 'На это уже ответили. Обновите страницу; закрытое можно взять в работу снова.',
      en: 'This has been answered already. Reload the page; what is closed can be taken up again.',
    });
  mustAnswer(given.state, answer);
  return await save(tx, report, { state: given.state, answer });
}

export const isClosed = (state: DiagramReportState): boolean =>
  state === DiagramReportState.MENDED || state === DiagramReportState.DECLINED;

/** That the diagram is mended says enough; anything else is no answer without words. */
function mustAnswer(state: DiagramReportState, answer: string): void {
  const say = (ru: string, en: string) => new BadInputError([{ path: 'answer', message: { ru, en } }]);
  if (state === DiagramReportState.WAITING)
    throw new BadInputError([
      {
        path: 'state',
        message: { ru: 'Выберите, чем ответить.', en: 'Choose what to answer with.' },
      },
    ]);
  if (answer.length > longestAnswer)
    throw say(`Не длиннее ${longestAnswer} знаков.`, `At most ${longestAnswer} characters.`);
  if (answer !== '' || state === DiagramReportState.MENDED) return;
  throw state === DiagramReportState.DECLINED
    ? say('Напишите, почему схема остаётся как есть.', 'Say why the diagram stays as it is.')
    : say('Напишите ответ или вопрос.', 'Write the answer or the question.');
}

async function save(
  tx: Ctx,
  report: Authorized<DiagramReport>,
  change: Partial<Pick<DiagramReport, 'state' | 'answer'>>,
): Promise<DiagramReport> {
  const handled = { ...change, handledById: tx.viewer.person!.id, handledAt: tx.now() };
  await tx.db.getRepository(DiagramReport).update(report.id, handled);
  return Object.assign(report, handled);
}
