import type { Ctx } from '../context.ts';

/** The answers of {@link together}, in the order in which they were asked for. */
type Answers<Reads extends readonly (() => Promise<unknown>)[]> = {
  -readonly [At in keyof Reads]: Awaited<ReturnType<Reads[At]>>;
};

/**
 * Asks for what does not depend on each other at once; inside a transaction in turn: it has one connection, and pg 9 will
 * refuse a second query while the first one runs.
 */
export async function together<const Reads extends readonly (() => Promise<unknown>)[]>(
  ctx: Ctx,
  ...reads: Reads
): Promise<Answers<Reads>> {
  if (!ctx.db.queryRunner?.isTransactionActive)
    return (await Promise.all(reads.map((read) => read()))) as Answers<Reads>;
  const answers: unknown[] = [];
  for (const read of reads) answers.push(await read());
  return answers as Answers<Reads>;
}
