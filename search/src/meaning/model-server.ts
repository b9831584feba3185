/**
 * A server of an embedding model that speaks `POST /v1/embeddings` as OpenAI does: Ollama, llama.cpp,
 * text-embeddings-inference, LocalAI, vLLM. The one place that knows the protocol; engines are given plain vectors.
 */

/** Texts in one request: small models compute them one by one, and a batch is lost whole. */
const BATCH = 16;
/** A batch of long passages takes a small model on one core some seconds. */
const LONGEST_MS = 60_000;

export interface ModelServerOptions {
  /** Where the API begins: `http://127.0.0.1:11434`, with or without `/v1`. */
  url: string;
  model: string;
  key?: string | undefined;
  /** Numbers of a vector that the model is known to give. */
  dimensions: number;
  /** What the model wants before each text, as `query: ` and `passage: ` of the e5 family. */
  prefixes?: { query: string; passage: string };
}

/** The server was not to be had, or did not give what was asked for. */
export class ModelError extends Error {
  /** It refused just these texts; others it may take. */
  readonly isAboutTexts: boolean;

  constructor(
    message: string,
    { isAboutTexts = false, cause }: { isAboutTexts?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = 'ModelError';
    this.isAboutTexts = isAboutTexts;
  }
}

export class ModelServer {
  private readonly endpoint: URL;
  private readonly options: ModelServerOptions;

  constructor(options: ModelServerOptions) {
    this.options = options;
    const base = options.url.replace(/\/+$/, '').replace(/\/v1$/, '');
    this.endpoint = new URL(`${base}/v1/embeddings`);
  }

  /** The meaning of passages of documents, in their order. @throws ModelError */
  async passages(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let i = 0; i < texts.length; i += BATCH) {
      const batch = texts.slice(i, i + BATCH).map((text) => (this.options.prefixes?.passage ?? '') + text);
      vectors.push(...(await this.ask(batch, LONGEST_MS, signal)));
    }
    return vectors;
  }

  /** The meaning of a query. @throws ModelError */
  async query(text: string, patienceMs = LONGEST_MS): Promise<Float32Array> {
    const [vector] = await this.ask([(this.options.prefixes?.query ?? '') + text], patienceMs);
    return vector as Float32Array;
  }

  private async ask(
    input: readonly string[],
    patienceMs: number,
    signal?: AbortSignal,
  ): Promise<Float32Array[]> {
    const { model, key } = this.options;
    const patience = AbortSignal.timeout(patienceMs);
    let response: Response;
    let answer: unknown;
    try {
      response = await fetch(this.endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
        body: JSON.stringify({ model, input, encoding_format: 'float' }),
        // What is sent goes to the server that was named, and to no other.
        redirect: 'error',
        signal: signal ? AbortSignal.any([patience, signal]) : patience,
      });
      answer = await response.json().catch(() => undefined);
    } catch (cause) {
      const message = `The model server ${this.endpoint.origin} does not answer: ${reasonOf(cause)}.`;
      throw new ModelError(message, { cause });
    }
    if (!response.ok) {
      const said = JSON.stringify(answer)?.slice(0, 300) ?? response.statusText;
      const isAboutTexts = [400, 413, 422].includes(response.status);
      throw new ModelError(`The model server refused (${response.status}): ${said}`, { isAboutTexts });
    }
    return this.vectorsOf(answer, input.length);
  }

  private vectorsOf(answer: unknown, count: number): Float32Array[] {
    const data = (answer as { data?: { index?: number; embedding?: unknown }[] } | undefined)?.data;
    if (!Array.isArray(data) || data.length !== count)
      throw new ModelError(`The model server gave ${data?.length ?? 'no'} vectors for ${count} texts.`);
    return data
      .map((one, i) => ({ index: one.index ?? i, embedding: one.embedding }))
      .toSorted((a, b) => a.index - b.index)
      .map(({ embedding }) => this.vector(embedding));
  }

  private vector(embedding: unknown): Float32Array {
    const { model, dimensions } = this.options;
    if (!Array.isArray(embedding) || embedding.length !== dimensions)
      throw new ModelError(
        `${model} gives vectors of ${Array.isArray(embedding) ? embedding.length : 'no'} numbers, expected were ${dimensions}.`,
      );
    const vector = Float32Array.from(embedding as number[]);
    if (!vector.every(Number.isFinite) || vector.every((value) => value === 0))
      throw new ModelError(`${model} gave a vector that is none.`, { isAboutTexts: true });
    return vector;
  }
}

/** `fetch` says only that it failed; why stands in its cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: Error };
  return cause?.message || message;
}
