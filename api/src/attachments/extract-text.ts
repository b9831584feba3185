import type { ExtractedText } from './extracted-text.ts';
import { readInThread, type ThreadLimits } from './read-in-thread.ts';

/** Kinds of files whose text is read. */
export const textMimes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
export type TextMime = (typeof textMimes)[number];

const usual: ThreadLimits = { milliseconds: 30_000, heapMb: 384, externalMb: 512 };

/** Reads the text of a file in a thread of its own, which is stopped at the limits. */
export async function extractText(
  mime: TextMime,
  bytes: Buffer,
  limits: ThreadLimits = usual,
): Promise<ExtractedText> {
  const answer = await readInThread<ExtractedText>('extract-worker', bytes, { mime }, limits);
  return typeof answer === 'string' ? { pages: [], problem: answer } : answer;
}
