import { LRUCache } from 'lru-cache';

/** What a reader waits for a model beside the search itself, milliseconds. */
const patience = 120;
/** How long the model is left alone after a failure; doubles with each in a row. */
const rest = { first: 15_000, longest: 5 * 60_000 };
/** A model that is late so often in a row is as good as away. */
const latesBeforeRest = 3;
/** Queries under way at once; with more the model is behind anyway. */
const mostPending = 4;
/** Queries remembered: the next page, the filters and the way back ask the same. */
const mostKnown = 1000;

/**
 * The meaning of queries, or nothing where the model does not give it in time: then words alone find. A late answer is
 * kept for the next time the same is asked.
 */
export class QueryVectors {
  private readonly read: (text: string) => Promise<Float32Array>;
  private readonly failed: (error: unknown) => void;
  private readonly known = new LRUCache<string, Float32Array>({ max: mostKnown });
  private readonly pending = new Map<string, Promise<Float32Array | undefined>>();
  private failures = 0;
  private lates = 0;
  private restsUntil = 0;
  /** What {@link failed} has been told since the model last did better. */
  private readonly told = { late: false, failure: false };

  /** @param failed told of the first failure in a row, and of the first time that the model is late again and again */
  constructor(read: (text: string) => Promise<Float32Array>, failed: (error: unknown) => void) {
    this.read = read;
    this.failed = failed;
  }

  async of(text: string): Promise<Float32Array | undefined> {
    const asked = text.trim().replaceAll(/\s+/g, ' ');
    const known = this.known.get(asked);
    if (known) return known;
    const isUnderWay = this.pending.has(asked);
    if (!isUnderWay && (performance.now() < this.restsUntil || this.pending.size >= mostPending))
      return undefined;
    return await this.inTime(this.pending.get(asked) ?? this.ask(asked));
  }

  private ask(asked: string): Promise<Float32Array | undefined> {
    const answer = this.read(asked)
      .then(
        (vector) => {
          this.failures = 0;
          this.told.failure = false;
          this.known.set(asked, vector);
          return vector;
        },
        (error: unknown) => {
          this.tell('failure', error);
          this.leaveAlone();
          return undefined;
        },
      )
      .finally(() => this.pending.delete(asked));
    this.pending.set(asked, answer);
    return answer;
  }

  private async inTime(answer: Promise<Float32Array | undefined>): Promise<Float32Array | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(resolve, patience, 'late')));
    const first = await Promise.race([answer, late]);
    clearTimeout(timer);
    if (first !== 'late') {
      if (first) {
        this.lates = 0;
        this.told.late = false;
      }
      return first;
    }
    if (++this.lates >= latesBeforeRest) {
      this.lates = 0;
      this.tell('late', new Error(`It took longer than ${patience} ms, ${latesBeforeRest} times in a row.`));
      this.leaveAlone();
    }
    return undefined;
  }

  private tell(what: keyof typeof this.told, error: unknown): void {
    if (!this.told[what]) this.failed(error);
    this.told[what] = true;
  }

  private leaveAlone(): void {
    this.restsUntil = performance.now() + Math.min(rest.first * 2 ** this.failures++, rest.longest);
  }
}
