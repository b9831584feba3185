import { atMost } from '../files/at-most.ts';
import { readInThread, type ThreadLimits } from './read-in-thread.ts';
import { type Sheet, WorkbookError, type WorkbookProblem } from './workbook.ts';

/** A hundred thousand rows of 24 columns: see {@link sheetsOf}. Unpacking takes twice the size of the largest sheet. */
const usual: ThreadLimits = { milliseconds: 60_000, heapMb: 384, externalMb: 416 };

/** Each takes a core and up to its limits of memory, whoever sent it. */
const inTurn = atMost(2);

/**
 * The sheets of a workbook that anybody may have sent, read in a thread of its own, which is stopped at the limits.
 * @throws WorkbookError
 */
export async function readWorkbook(bytes: Buffer, limits: ThreadLimits = usual): Promise<Sheet[]> {
  const answer = await inTurn(() =>
    readInThread<{ sheets: Sheet[] } | { problem: WorkbookProblem }>('workbook-worker', bytes, {}, limits),
  );
  if (typeof answer === 'string') throw new WorkbookError({ kind: answer });
  if ('problem' in answer) throw new WorkbookError(answer.problem);
  return answer.sheets;
}
