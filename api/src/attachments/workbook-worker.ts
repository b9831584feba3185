import { parentPort, workerData } from 'node:worker_threads';
import { type Sheet, sheetsOf, WorkbookError, type WorkbookProblem } from './workbook.ts';

/** A thread for one workbook, that may be stopped in the middle. */

const { bytes } = workerData as { bytes: Uint8Array };

async function read(): Promise<{ sheets: Sheet[] } | { problem: WorkbookProblem }> {
  try {
    return { sheets: await sheetsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) };
  } catch (error) {
    return { problem: error instanceof WorkbookError ? error.problem : { kind: 'DAMAGED' } };
  }
}

const answer = await read();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a message port has no origin
parentPort!.postMessage(answer);
