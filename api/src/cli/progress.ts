import { SingleBar } from 'cli-progress';

export interface Progress {
  /** The share that is done, 0 to 1. */
  set(done: number): void;
  stop(): void;
}

/** A bar on a terminal; nothing where the output goes to a file or another program. */
export function startProgress(title: string): Progress {
  if (!process.stderr.isTTY) return { set: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: `${title} {bar} {percentage}% {duration_formatted} → {eta_formatted}`,
    // Over all that was measured so far: pages differ in size.
    etaBuffer: 100,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(1000, 0);
  return { set: (done) => bar.update(Math.round(done * 1000)), stop: () => bar.stop() };
}
