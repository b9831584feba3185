import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server answers: as it should, late, with an error of its own, refusing one text, or something else. */
export interface Mood {
  status?: number;
  delayMs?: number;
  refuse?: (text: string) => boolean;
  answer?: unknown;
}

/**
 * A server that speaks `/v1/embeddings` over no model: a vector counts the hashed runs of three letters of a text, so
 * that texts with common parts of words are near. It shows that everything between a text and a hit works, and says
 * nothing about how well meaning is found.
 */
export class EmbeddingServer {
  readonly url: string;
  readonly dimensions: number;
  readonly asked: { model: string; input: string[]; key: string | undefined }[] = [];
  mood: Mood = {};
  private readonly stop: () => Promise<void>;

  private constructor(url: string, dimensions: number, stop: () => Promise<void>) {
    this.url = url;
    this.dimensions = dimensions;
    this.stop = stop;
  }

  /** Every text that was sent, in order. */
  get texts(): string[] {
    return this.asked.flatMap(({ input }) => input);
  }

  static async start({ dimensions = 64 } = {}): Promise<EmbeddingServer> {
    const http = createServer((request, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const { model, input } = JSON.parse(Buffer.concat(chunks).toString()) as {
          model: string;
          input: string[];
        };
        server.asked.push({ model, input, key: request.headers.authorization });
        const { status = 200, delayMs = 0, refuse = () => false, answer } = server.mood;
        if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
        const refused = input.some(refuse) ? 400 : status;
        const data = input.map((text, index) => ({ index, embedding: server.vector(text) })).toReversed();
        response.writeHead(refused, { 'content-type': 'application/json' });
        response.end(JSON.stringify(refused === 200 ? (answer ?? { data }) : { error: { message: 'no' } }));
      })();
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as AddressInfo;
    const server = new EmbeddingServer(`http://127.0.0.1:${port}`, dimensions, async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    });
    return server;
  }

  vector(text: string): number[] {
    const vector = Array.from({ length: this.dimensions }, () => 0);
    const folded = ` ${text.toLowerCase()} `;
    for (let i = 0; i + 3 <= folded.length; i++) {
      let hash = 7;
      for (const letter of folded.slice(i, i + 3))
        hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
      const at = hash % this.dimensions;
      vector[at] = (vector[at] ?? 0) + 1;
    }
    return vector;
  }

  end(): Promise<void> {
    return this.stop();
  }
}
