import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

export interface ThreadLimits {
  milliseconds: number;
  /** Megabytes of JavaScript objects, and of bytes outside of them. */
  heapMb: number;
  externalMb: number;
}

/** Why a thread had no answer; a file that it stumbled over counts as damaged. */
export type ThreadProblem = 'TOO_SLOW' | 'TOO_LARGE' | 'DAMAGED';

/** How often the memory outside of the heap is looked at: the limits of threads don't count it. */
const lookEvery = 100;

/**
 * Reads a file in a thread of its own, which is stopped at the limits; one that takes too much is a problem of the file and
 * never of the process.
 * @param module by its path from this folder, without its ending: it reads `workerData` and posts its answer once
 * @param more of `workerData`, beside `bytes`
 */
export async function readInThread<T extends object>(
  module: string,
  bytes: Buffer,
  more: Record<string, unknown>,
  limits: ThreadLimits,
): Promise<T | ThreadProblem> {
  const worker = startWorker(module, bytes, more, limits);
  const over = new AbortController();
  try {
    return await Promise.race([
      answerOf<T>(worker),
      sleep(limits.milliseconds, 'TOO_SLOW' as const, { signal: over.signal }),
      pastMemory(worker, limits, over.signal),
    ]);
  } finally {
    over.abort();
    await worker.terminate();
  }
}

function startWorker(
  module: string,
  bytes: Buffer,
  more: Record<string, unknown>,
  { heapMb }: ThreadLimits,
): Worker {
  // From source Node strips the types itself, so the thread needs no loader of whoever runs the main thread.
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  // The thread takes over this copy; the caller's bytes may lie in a pool with others.
  const copy = new Uint8Array(bytes);
  return new Worker(new URL(`./${module}.${ending}`, import.meta.url), {
    workerData: { ...more, bytes: copy },
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 32 },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    name: module,
    // What a library prints about a broken file is no news for the log.
    stdout: true,
    stderr: true,
  });
}

async function answerOf<T>(worker: Worker): Promise<T | ThreadProblem> {
  return await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      // A program that lacks a part of itself must not call every file damaged.
      if (error.code === 'ERR_MODULE_NOT_FOUND') reject(error);
      else resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'TOO_LARGE' : 'DAMAGED');
    });
    worker.once('exit', () => resolve('DAMAGED'));
  });
}

/** Resolves only once the thread holds too much. */
async function pastMemory(
  worker: Worker,
  { externalMb }: ThreadLimits,
  signal: AbortSignal,
): Promise<ThreadProblem> {
  while (!signal.aborted) {
    await sleep(lookEvery, undefined, { signal }).catch(() => {});
    const statistics = await worker.getHeapStatistics().catch(() => null);
    if (statistics && statistics.external_memory > externalMb * 2 ** 20) return 'TOO_LARGE';
  }
  return await new Promise(() => {});
}
