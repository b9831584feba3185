import { Piscina } from 'piscina';
import { BadInputError, type Message } from './errors.ts';

// From source Node strips the types itself, and takes our packages from their sources too.
const isSource = import.meta.url.endsWith('.ts');

export interface Limits {
  /** The place that refusals name. */
  path: string;
  /** Said where too many wait. */
  busy: Message;
  /** Said where it took too long, in the queue and in the making. */
  late: Message;
}

/** How many may wait, and for how many milliseconds, before people are asked to come again. */
const mostWaiting = 40;
const patience = 20_000;

/** One thread for work that takes seconds, in which nobody else would be answered; it goes when it has nothing to do. */
export class LimitedThread<Input, Output> {
  private readonly pool: Piscina<Input, Output>;
  private readonly limits: Limits;

  /** @param worker its module without the ending: `new URL('./draw-worker', import.meta.url)` */
  constructor(worker: URL, limits: Limits) {
    this.limits = limits;
    this.pool = new Piscina<Input, Output>({
      filename: `${worker.href}.${isSource ? 'ts' : 'js'}`,
      execArgv: isSource ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : [],
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 60_000,
      maxQueue: mostWaiting,
    });
  }

  /** @throws BadInputError where too many wait or it is not done in time */
  async run(input: Input): Promise<Output> {
    const { path, busy, late } = this.limits;
    if (this.pool.queueSize >= mostWaiting) throw new BadInputError([{ path, message: busy }]);
    const signal = AbortSignal.timeout(patience);
    try {
      return await this.pool.run(input, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new BadInputError([{ path, message: late }]);
    }
  }
}
