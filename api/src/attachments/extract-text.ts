import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ExtractedText, TextProblem } from './extracted-text.ts';

/** Kinds of files whose text is read. */
export const textMimes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
export type TextMime = (typeof textMimes)[number];

export interface ExtractionLimits {
  milliseconds: number;
  /** Megabytes of JavaScript objects, and of bytes outside of them. */
  heapMb: number;
  externalMb: number;
}

const usual: ExtractionLimits = { milliseconds: 30_000, heapMb: 384, externalMb: 512 };

/** How often the memory outside of the heap is looked at: the limits of threads don't count it. */
const lookEvery = 100;

/**
 * Reads the text of a file in a thread of its own, which is stopped at the limits; one that takes too much is a problem of
 * the file and never of the process.
 */
export async function extractText(
  mime: TextMime,
  bytes: Buffer,
  limits: ExtractionLimits = usual,
): Promise<ExtractedText> {
  const worker = startWorker(mime, bytes, limits);
  const over = new AbortController();
  try {
    return await Promise.race([
      answerOf(worker),
      sleep(limits.milliseconds, refused('TOO_SLOW'), { signal: over.signal }),
      pastMemory(worker, limits, over.signal),
    ]);
  } finally {
    over.abort();
    await worker.terminate();
  }
}

function startWorker(mime: TextMime, bytes: Buffer, { heapMb }: ExtractionLimits): Worker {
  // From source Node strips the types itself, so the thread needs no loader of whoever runs the main thread.
  const file = import.meta.url.endsWith('.ts') ? './extract-worker.ts' : './extract-worker.js';
  // The thread takes over this copy; the caller's bytes may lie in a pool with others.
  const copy = new Uint8Array(bytes);
  return new Worker(new URL(file, import.meta.url), {
    workerData: { mime, bytes: copy },
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 32 },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    name: 'file-text',
    // What a library prints about a broken file is no news for the log.
    stdout: true,
    stderr: true,
  });
}

async function answerOf(worker: Worker): Promise<ExtractedText> {
  return await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      // A program that lacks a part of itself must not call every file damaged.
      if (error.code === 'ERR_MODULE_NOT_FOUND') reject(error);
      else resolve(refused(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'TOO_LARGE' : 'DAMAGED'));
    });
    worker.once('exit', () => resolve(refused('DAMAGED')));
  });
}

/** Resolves only once the thread holds too much. */
async function pastMemory(
  worker: Worker,
  { externalMb }: ExtractionLimits,
  signal: AbortSignal,
): Promise<ExtractedText> {
  while (!signal.aborted) {
    await sleep(lookEvery, undefined, { signal }).catch(() => {});
    const statistics = await worker.getHeapStatistics().catch(() => null);
    if (statistics && statistics.external_memory > externalMb * 2 ** 20) return refused('TOO_LARGE');
  }
  return await new Promise(() => {});
}

function refused(problem: TextProblem): ExtractedText {
  return { pages: [], problem };
}
