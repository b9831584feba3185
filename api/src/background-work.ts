/** Something that goes on beside the requests. */
export interface BackgroundWork {
  /** There is something to do: look now. */
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Does one piece of work after the other until there is none, whenever it is woken and from time to time, as a notice may be
 * lost with its connection.
 * @param next does one piece; false where there was none
 */
export function workInBackground(
  next: () => Promise<boolean>,
  { lookEvery, failed }: { lookEvery: number; failed: (error: unknown) => void },
): BackgroundWork {
  let running: Promise<void> | undefined;
  let isWoken = false;
  let isStopping = false;

  async function workOff(): Promise<void> {
    isWoken = false;
    try {
      while (!isStopping && (await next()));
    } catch (error) {
      if (!isStopping) failed(error);
    }
  }

  function wake(): void {
    isWoken = true;
    running ??= workOff().finally(() => {
      running = undefined;
      // Woken while it was busy: what was announced may have come after its last look.
      if (isWoken && !isStopping) wake();
    });
  }

  const timer = setInterval(wake, lookEvery);
  wake();
  return {
    wake,
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await running;
    },
  };
}
