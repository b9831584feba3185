import { parentPort, workerData } from 'node:worker_threads';
import { sheetsOf } from './sheets-of.ts';
import { type Sheet, WorkbookError, type WorkbookProblem } from './workbook.ts';

/** A thread for one workbook, that may be stopped in the middle. */

const { bytes } = workerData as { bytes: Uint8Array };

function read(): { sheets: Sheet[] } | { problem: WorkbookProblem } {
  try {
    return { sheets: sheetsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) };
  } catch (error) {
    return { problem: error instanceof WorkbookError ? error.problem : { kind: 'DAMAGED' } };
  }
}

const answer = read();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a message port has no origin
parentPort!.postMessage(answer);
