import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../..');

/** The built product in a process of its own, on a data folder that outlives it. */
export class Product {
  readonly origin: string;
  private readonly dataDir: string;
  private readonly port: number;
  private process: ChildProcess | undefined;

  private constructor(dataDir: string, port: number) {
    this.dataDir = dataDir;
    this.port = port;
    this.origin = `http://127.0.0.1:${port}`;
  }

  static async on(dataDir: string): Promise<Product> {
    return new Product(dataDir, await freePort());
  }

  get pid(): number {
    return this.process!.pid!;
  }

  /** Starts it and waits until a path answers. @returns milliseconds from the start to the answer */
  async start(path = '/readyz'): Promise<number> {
    const started = performance.now();
    this.process = spawn(process.execPath, [join(root, 'api/dist/main.js')], {
      env: {
        ...process.env,
        DATA_DIR: this.dataDir,
        PORT: String(this.port),
        HOST: '127.0.0.1',
        LOG_LEVEL: 'error',
        DEMO_CONTENT: 'on',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    for (;;) {
      const answer = await fetch(this.origin + path).catch(() => null);
      if (answer?.status === 200) return Math.round(performance.now() - started);
      if (this.process.exitCode !== null) throw new Error('the product ended while it started');
      await sleep(50);
    }
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const ended = new Promise((resolved) => this.process!.once('exit', resolved));
    this.process!.kill(signal);
    await ended;
  }

  /** @returns the cookie of the session */
  async signIn(email: string): Promise<string> {
    const response = await this.post(
      `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { isStaff } }`,
      { email, password: 'mayak-demo' },
    );
    return response.headers.getSetCookie()[0]!.split(';')[0]!;
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- what is read is what the document asks for
  async ask(document: string, variables: object, cookie: string): Promise<any> {
    const { data, errors } = (await (await this.post(document, variables, cookie)).json()) as {
      data: unknown;
      errors?: { message: string }[];
    };
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
    return data;
  }

  /** Waits until the index has so many documents and nothing is on its way. */
  async untilIndexed(documents: number): Promise<void> {
    const admin = await this.signIn('admin@mayak.example');
    for (;;) {
      const { indexHealth } = await this.ask(`{ indexHealth { pending documents } }`, {}, admin);
      if (indexHealth.pending === 0 && indexHealth.documents >= documents) return;
      await sleep(500);
    }
  }

  private post(query: string, variables: object, cookie = ''): Promise<Response> {
    return fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Milliseconds, to a hundredth. */
export function percentiles(times: readonly number[]): { p50: number; p95: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(2));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
