import { parentPort, workerData } from 'node:worker_threads';
import { isEncryptedOffice } from '../files/encrypted-office.ts';
import { docxText } from './docx-text.ts';
import { type ExtractedText, TextError } from './extracted-text.ts';
import { pdfText } from './pdf-text.ts';
import type { TextMime } from './extract-text.ts';
import { xlsxText } from './xlsx-text.ts';

/** A thread for one file, that may be stopped in the middle: whatever a file does to it, it does to nobody else. */

const readers: Record<TextMime, (bytes: Buffer) => ExtractedText | Promise<ExtractedText>> = {
  'application/pdf': pdfText,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': docxText,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': xlsxText,
};

const { mime, bytes } = workerData as { mime: TextMime; bytes: Uint8Array };

async function read(): Promise<ExtractedText> {
  try {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (isEncryptedOffice(file)) throw new TextError('ENCRYPTED');
    return await readers[mime](file);
  } catch (error) {
    return { pages: [], problem: error instanceof TextError ? error.problem : 'DAMAGED' };
  }
}

const extracted = await read();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a message port has no origin
parentPort!.postMessage(extracted);
