import pg from 'pg';
import { type DataSource, QueryFailedError } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PreparingClient } from './prepared-statements.ts';

type Row = Record<string, unknown>;

/** Statements that travel together cost least, so a lane beside the first is used only when those before it are held up. */
const mostLanes = 4;
/** A statement this long at the head of its lane holds up those behind it. */
const heldUpMs = 10;
const slowMs = 1_000;

/**
 * A connection on which statements follow each other without waiting for answers (libpq calls it pipeline mode). What is
 * asked in one turn of the event loop leaves in one write: with many readers at once, talking to the server costs this
 * process more than the statements cost the server.
 */
class ReadLane {
  /** Statements sent and not answered. */
  underWay = 0;
  /** When the server came to the first of them. */
  private headSince = 0;
  private readonly client: PreparingClient;
  private readonly connected: Promise<unknown>;
  private readonly whenOver: (error?: Error) => void;
  private readonly idle: NodeJS.Timeout;
  private isCorked = false;

  /** @param whenOver is told once or more that the lane takes no more: it is lost, or nobody used it for a while */
  constructor(config: pg.PoolConfig, whenOver: (error?: Error) => void) {
    this.whenOver = whenOver;
    this.client = new PreparingClient({ ...config, pipeline: true, keepAlive: true });
    this.client.on('error', whenOver);
    this.client.on('end', () => whenOver());
    this.connected = this.client.connect();
    this.connected.catch(whenOver);
    // As the pool does: what stands between us and the server forgets quiet connections.
    this.idle = setTimeout(() => {
      if (this.underWay === 0) whenOver();
    }, config.idleTimeoutMillis ?? 10_000).unref();
  }

  async read(text: string, values: unknown[]): Promise<Row[]> {
    if (this.underWay++ === 0) this.headSince = performance.now();
    try {
      await this.connected;
      this.cork();
      const { rows } = await (this.client.query(text, values) as Promise<pg.QueryResult<Row>>);
      return rows;
    } catch (error) {
      // The last answer comes before the news that the connection is gone.
      if (isLost(error)) this.whenOver();
      throw error;
    } finally {
      this.underWay--;
      this.headSince = performance.now();
      this.idle.refresh();
    }
  }

  /** Milliseconds that the server has been busy with the statement before all others. */
  get heldUp(): number {
    return this.underWay === 0 ? 0 : performance.now() - this.headSince;
  }

  /** Answers what is under way, then closes. */
  async end(): Promise<void> {
    clearTimeout(this.idle);
    await this.client.end();
  }

  private cork(): void {
    if (this.isCorked) return;
    this.isCorked = true;
    // Read anew: the socket is exchanged for one that encrypts.
    const { stream } = (this.client as unknown as { connection: pg.Connection }).connection;
    stream.cork();
    setImmediate(() => {
      this.isCorked = false;
      stream.uncork();
    });
  }
}

/** The pool of TypeORM, with lanes beside it for short reads outside of transactions. */
export class ReadingPool extends pg.Pool {
  private readonly lanes: (ReadLane | undefined)[] = [];

  /**
   * A statement that only reads and is soon done: those behind it on its lane wait for it. Where the connection breaks, it
   * is asked once more on another: one cut connection carries the reads of many.
   */
  async read(text: string, values: unknown[]): Promise<Row[]> {
    try {
      return await this.nextLane().read(text, values);
    } catch (error) {
      if (this.ending || !isLost(error)) throw error;
      return await this.nextLane().read(text, values);
    }
  }

  override async end(callback?: () => void): Promise<void> {
    // First the pool, which then refuses to open anything.
    const ended = super.end();
    await Promise.allSettled(this.lanes.flatMap((lane) => lane?.end() ?? []));
    await ended;
    callback?.();
  }

  private nextLane(): ReadLane {
    if (this.ending) throw new Error('The pool of connections has been closed.');
    let shortest = 0;
    for (let place = 0; place < mostLanes; place++) {
      const lane = this.lanes[place];
      if (!lane) return (this.lanes[place] = this.open(place));
      if (lane.heldUp < heldUpMs) return lane;
      if (lane.underWay < this.lanes[shortest]!.underWay) shortest = place;
    }
    return this.lanes[shortest]!;
  }

  private open(place: number): ReadLane {
    const { options } = this;
    // Pools hide the password from whoever lists their options.
    const lane: ReadLane = new ReadLane({ ...options, password: options.password }, (error) => {
      if (this.lanes[place] === lane) this.lose(place, lane, error);
    });
    return lane;
  }

  private lose(place: number, lane: ReadLane, error: Error | undefined): void {
    this.lanes[place] = undefined;
    lane.end().catch(() => {});
    if (error && !this.ending) this.emit('error', error, undefined as never);
  }
}

/** Whether the connection broke, and not the statement: the server says so by classes 08 and 57P, the driver by errors of its own. */
function isLost(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || /^(?:08|57P)/.test(error.code ?? '');
}

/**
 * Reads outside of transactions.
 * @param from a replica, where there are some, or what the last commit left
 * @throws QueryFailedError as TypeORM's own queries do
 */
export async function readOutside(
  db: DataSource,
  text: string,
  values: unknown[],
  from: 'primary' | 'replica',
): Promise<Row[]> {
  const { master, slaves } = db.driver as PostgresDriver & { master: ReadingPool; slaves: ReadingPool[] };
  const replica = slaves[Math.floor(Math.random() * slaves.length)];
  const started = performance.now();
  try {
    return await ((from === 'replica' && replica) || master).read(text, values);
  } catch (error) {
    throw new QueryFailedError(text, values, error as Error);
  } finally {
    const took = performance.now() - started;
    if (took > slowMs) db.logger.logQuerySlow(Math.round(took), text, values);
  }
}
