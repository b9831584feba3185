import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';

export interface Line {
  /** Where the product answers while the line holds. */
  url: string;
  /** Nobody answers there any more: the browser has a network, and no server on it. */
  cut: () => Promise<void>;
  mend: () => Promise<void>;
  close: () => void;
}

/** A line to the product that can be cut without the browser's doing. */
export async function openLine(productUrl: string): Promise<Line> {
  const { hostname, port } = new URL(productUrl);
  const open = new Set<Socket>();
  const server = createServer((here) => {
    const there = connect(Number(port), hostname);
    for (const [socket, other] of [
      [here, there],
      [there, here],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy()).on('close', () => (open.delete(socket), other.destroy()));
    }
    here.pipe(there).pipe(here);
  });
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const own = (server.address() as { port: number }).port;
  return {
    url: `http://127.0.0.1:${own}`,
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
    mend: () => listen(own),
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
