import { buffer } from 'node:stream/consumers';
import type { EntityManager } from 'typeorm';
import type { App } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { contentKey } from '../files/file-keys.ts';
import type { ExtractedText } from './extracted-text.ts';
import { extractText, textMimes, type TextMime } from './extract-text.ts';

/** Held in memory twice while it is read. */
const largestFile = 100 * 2 ** 20;
/** Longer silence means that whoever read it is gone. */
const givenUpAfter = '5 minutes';
/** What a process died of may kill the next one too. */
const mostAttempts = 3;

interface Wanted {
  sha256: string;
  mime: TextMime;
  size: number;
}

/**
 * Reads the text of one file that readers of some entry may open and that nobody has read: the same bytes once, whatever
 * they are called. Safe in any number of processes.
 * @returns false where there is none
 */
export async function readNextAttachment(app: App): Promise<boolean> {
  const wanted = await claim(app.db.manager);
  if (!wanted) return false;
  const extracted = await read(app, wanted).catch(async (error: unknown) => {
    // Not the file's fault, such as a storage that is away: whoever looks next may try again.
    await app.db.query('DELETE FROM file_text WHERE "sha256" = $1 AND finished_at IS NULL', [wanted.sha256]);
    throw error;
  });
  if (extracted.problem)
    app.log.info({ sha256: wanted.sha256, problem: extracted.problem }, 'text of a file is not searched');
  await keep(app, wanted, extracted);
  return true;
}

async function claim(db: EntityManager): Promise<Wanted | null> {
  const [row]: Wanted[] = await db.query(
    `WITH wanted AS (
       SELECT file."sha256", file.mime, file.size
       FROM entry_file
       JOIN file ON file.id = entry_file.file_id
       LEFT JOIN file_text ON file_text."sha256" = file."sha256"
       WHERE entry_file.published_for IS NOT NULL AND file.mime = ANY($1)
         AND (file_text."sha256" IS NULL OR ${isAbandoned})
       LIMIT 1
     ), claimed AS (
       INSERT INTO file_text ("sha256") SELECT "sha256" FROM wanted
       ON CONFLICT ("sha256") DO UPDATE SET attempts = file_text.attempts + 1, started_at = now() WHERE ${isAbandoned}
       RETURNING "sha256"
     )
     SELECT wanted.* FROM wanted JOIN claimed USING ("sha256")`,
    [textMimes],
  );
  return row ?? null;
}

const isAbandoned = `file_text.finished_at IS NULL AND file_text.started_at < now() - interval '${givenUpAfter}' AND file_text.attempts < ${mostAttempts}`;

async function read({ files }: App, wanted: Wanted): Promise<ExtractedText> {
  if (wanted.size > largestFile) return { pages: [], problem: 'TOO_LARGE' };
  try {
    return await extractText(wanted.mime, await buffer(await files.read(contentKey(wanted))));
  } catch (error) {
    if (error instanceof NotFoundError) return { pages: [], problem: 'DAMAGED' };
    throw error;
  }
}

async function keep({ db }: App, { sha256 }: Wanted, { pages, problem }: ExtractedText): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query('DELETE FROM file_page WHERE "sha256" = $1', [sha256]);
    await tx.query(
      `INSERT INTO file_page ("sha256", number, sheet, text)
       SELECT $1, * FROM unnest($2::int[], $3::text[], $4::text[])`,
      [
        sha256,
        pages.map(({ number }) => number),
        pages.map(({ sheet }) => sheet),
        pages.map(({ text }) => text),
      ],
    );
    // Last: the trigger puts the entries that show it into the outbox.
    await tx.query('UPDATE file_text SET finished_at = now(), problem = $2 WHERE "sha256" = $1', [
      sha256,
      problem,
    ]);
  });
}
