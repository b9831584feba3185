import { Socket } from 'node:net';
import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import type { DataSource } from 'typeorm';
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
  private readonly socket = new Socket();
  private readonly client: PreparingClient;
  private readonly connected: Promise<unknown>;
  private readonly whenLost: (error?: Error) => void;
  private isCorked = false;

  constructor(config: pg.ClientConfig, whenLost: (error?: Error) => void) {
    this.whenLost = whenLost;
    this.client = new PreparingClient({ ...config, pipeline: true, stream: () => this.socket });
    this.client.on('error', whenLost);
    this.client.on('end', () => whenLost());
    this.connected = this.client.connect();
    this.connected.catch(whenLost);
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
      if (!(error instanceof pg.DatabaseError) || error.severity === 'FATAL') this.whenLost();
      throw error;
    } finally {
      this.underWay--;
      this.headSince = performance.now();
    }
  }

  /** Milliseconds that the server has been busy with the statement before all others. */
  get heldUp(): number {
    return this.underWay === 0 ? 0 : performance.now() - this.headSince;
  }

  async end(): Promise<void> {
    await this.client.end();
  }

  private cork(): void {
    if (this.isCorked) return;
    this.isCorked = true;
    this.socket.cork();
    setImmediate(() => {
      this.isCorked = false;
      this.socket.uncork();
    });
  }
}

/** The pool of TypeORM, with lanes beside it for short reads outside of transactions. */
export class ReadingPool extends pg.Pool {
  private readonly lanes: (ReadLane | undefined)[] = [];

  /** A statement that only reads and is soon done: those behind it on its lane wait for it. */
  async read(text: string, values: unknown[]): Promise<Row[]> {
    return await this.nextLane().read(text, values);
  }

  override async end(callback?: () => void): Promise<void> {
    await Promise.allSettled(this.lanes.flatMap((lane) => lane?.end() ?? []));
    await super.end();
    callback?.();
  }

  private nextLane(): ReadLane {
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

/**
 * Reads outside of transactions, from a replica where there are some.
 * @throws QueryFailedError as TypeORM's own queries do
 */
export async function readOutside(db: DataSource, text: string, values: unknown[]): Promise<Row[]> {
  const { master, slaves } = db.driver as PostgresDriver & { master: ReadingPool; slaves: ReadingPool[] };
  const pool = slaves.length > 0 ? slaves[Math.floor(Math.random() * slaves.length)]! : master;
  const started = performance.now();
  try {
    return await pool.read(text, values);
  } catch (error) {
    throw new QueryFailedError(text, values, error as Error);
  } finally {
    const took = performance.now() - started;
    if (took > slowMs) db.logger.logQuerySlow(Math.round(took), text, values);
  }
}
