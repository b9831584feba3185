import { StartupError } from './startup-error.ts';

type Stop = () => Promise<void>;

/**
 * Runs `start` and keeps what it opened until SIGINT or SIGTERM, then closes it, last opened first.
 * What people can mend is printed without a stack trace and ends with code 1.
 */
export async function runUntilStopped(
  start: (stopping: (stop: Stop) => void) => Promise<void>,
): Promise<void> {
  const stops: Stop[] = [];
  let stoppingSince: number | null = null;
  const stopAll = async () => {
    for (const stop of stops.toReversed()) await stop();
  };
  const onSignal = () => {
    // One Ctrl-C arrives twice, from the terminal and handed on by npm; a person's second one means "at once".
    if (stoppingSince !== null) {
      if (Date.now() - stoppingSince > 1_000) process.exit(1);
      return;
    }
    stoppingSince = Date.now();
    stopAll().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    await start((stop) => stops.push(stop));
  } catch (error) {
    process.stderr.write(
      error instanceof StartupError ? `${error.message}\n` : `${(error as Error).stack}\n`,
    );
    await stopAll();
    process.exit(1);
  }
}
