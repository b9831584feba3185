import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The path of a Meilisearch binary that tests may start and kill; they are skipped by name without one. */
export const meiliBinary = process.env['MEILI_BINARY'];

/** A Meilisearch server of a test's own, which may be killed, frozen and started again on the same data. */
export class OwnMeilisearch {
  readonly url: string;
  private readonly port: number;
  private readonly directory = mkdtempSync(join(tmpdir(), 'fieldlore-meili-'));
  private readonly masterKey: string | undefined;
  private process: ChildProcess | undefined;

  private constructor(port: number, masterKey: string | undefined) {
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.masterKey = masterKey;
  }

  /** Starts a server on a free port; resolves when it answers. */
  static async start({ masterKey }: { masterKey?: string } = {}): Promise<OwnMeilisearch> {
    const server = new OwnMeilisearch(await freePort(), masterKey);
    await server.startAgain();
    return server;
  }

  async startAgain(): Promise<void> {
    if (meiliBinary === undefined) throw new Error('MEILI_BINARY names no binary');
    const options = ['--http-addr', `127.0.0.1:${this.port}`, '--db-path', join(this.directory, 'data')];
    const key = this.masterKey === undefined ? [] : ['--master-key', this.masterKey];
    this.process = spawn(
      meiliBinary,
      [
        ...options,
        ...key,
        '--dump-dir',
        join(this.directory, 'dumps'),
        '--no-analytics',
        '--log-level',
        'ERROR',
      ],
      { cwd: this.directory, stdio: 'ignore' },
    );
    for (let tries = 0; tries < 600; tries++) {
      const answer = await fetch(`${this.url}/health`).catch(() => undefined);
      if (answer?.ok === true) return;
      await sleep(50);
    }
    throw new Error(`${meiliBinary} did not answer on ${this.url} in half a minute`);
  }

  /** As `kill -9`: nothing is finished, nothing is said. */
  async kill(): Promise<void> {
    const ending = this.process;
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGKILL');
    await ended;
  }

  /** Connections are still taken, but nothing is answered until `thaw`: a server that has become very slow. */
  freeze(): void {
    this.process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.process?.kill('SIGCONT');
  }

  /** Ends the server; its data stay for {@link startAgain}, unless they are to be lost. */
  async loseEverything(): Promise<void> {
    await this.kill();
    rmSync(join(this.directory, 'data'), { recursive: true, force: true });
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
