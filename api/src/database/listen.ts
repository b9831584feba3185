import type { DataSource } from 'typeorm';
import type { Client } from 'pg';
import type { Logger } from '../log.ts';

const reconnectAfter = 2_000;

/**
 * Calls back on every NOTIFY of these channels, and once after each reconnection: what was announced meanwhile is unknown.
 * @param lost called when the connection is lost: until the handlers are called again, nothing is announced
 * @returns a function that stops listening
 */
export async function listen(
  db: DataSource,
  handlers: Record<string, () => void>,
  log: Logger,
  lost: () => void = () => {},
): Promise<() => Promise<void>> {
  let client: Client | undefined;
  let release: (() => Promise<void>) | undefined;
  let isStopping = false;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const runner = db.createQueryRunner();
    client = (await runner.connect()) as Client;
    release = () => runner.release();
    client.on('notification', ({ channel }) => handlers[channel]?.());
    client.once('error', (error) => {
      if (isStopping) return;
      log.warn({ err: error }, 'the connection that listens for changes was lost');
      lost();
      reconnect();
    });
    for (const channel of Object.keys(handlers)) await client.query(`LISTEN ${channel}`);
  }

  function reconnect(): void {
    retry = setTimeout(() => {
      connect().then(
        () => Object.values(handlers).forEach((handle) => handle()),
        (error: unknown) => {
          log.warn({ err: error }, 'still not listening for changes');
          reconnect();
        },
      );
    }, reconnectAfter);
  }

  await connect();
  return async () => {
    isStopping = true;
    clearTimeout(retry);
    client?.removeAllListeners('notification');
    await client?.query('UNLISTEN *').catch(() => {});
    await release?.();
  };
}
