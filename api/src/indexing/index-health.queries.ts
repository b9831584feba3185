import type { SearchStats } from '@fieldlore/search';
import type { Ctx } from '../context.ts';
import { entryPath } from '../entries/entry-url.ts';
import type { EntryKind } from '../entries/entry.enums.ts';
import type { Locale } from '../graphql/locale.ts';
import { copyErrorInWords } from './copy-error.ts';
import type { IndexCopy, IndexFailure, IndexHealth, MeaningHealth } from './index-health.types.ts';
import { readLags, type IndexLag } from './index-lag.ts';
import { attemptsBeforeGivingUp } from './indexer.ts';
import { SearchCopy } from './search-copy.entity.ts';

const failuresShown = 50;

/** How the index is, as far as it can be told while some or all of its copies do not answer. */
export async function readIndexHealth(ctx: Ctx): Promise<IndexHealth> {
  const { search } = ctx.app;
  const lags = await readLags(ctx.db);
  const rows = await ctx.db.getRepository(SearchCopy).find({ order: { name: 'ASC' } });
  const stats = new Map<string, SearchStats>();
  await Promise.all(
    search.copies.map(async (copy) => {
      const answer = await copy.stats().catch(() => null);
      if (answer) stats.set(copy.name, answer);
    }),
  );
  const copies = rows.map((row) =>
    describeCopy(
      row,
      // A copy that was added between the two questions waits for nothing that is known yet.
      lags.find(({ copy }) => copy === row.name) ?? nothingWaits,
      stats.get(row.name),
      ctx.request.locale,
    ),
  );
  const lag = Math.max(...copies.map(({ lagSeconds }) => lagSeconds ?? -1), -1);
  return {
    engine: search.engine,
    documents: Math.max(0, ...copies.map(({ documents }) => documents ?? 0)),
    lagSeconds: lag < 0 ? null : lag,
    pending: sum(copies.map(({ pending }) => pending)),
    failed: sum(copies.map(({ failed }) => failed)),
    settingsHash: [...stats.values()][0]?.settingsHash ?? '',
    copies,
    meaning: await readMeaningHealth(ctx),
    failures: await readFailures(ctx),
  };
}

async function readMeaningHealth(ctx: Ctx): Promise<MeaningHealth | null> {
  const { embeddings } = ctx.app.config;
  if (!embeddings) return null;
  const [row]: Omit<MeaningHealth, 'model'>[] = await ctx.db.query(
    `SELECT count(*) FILTER (WHERE wanted_hash IS NULL)::int AS read,
            count(wanted_hash)::int AS waiting,
            (array_agg(error ORDER BY due_at DESC) FILTER (WHERE error IS NOT NULL))[1] AS error
     FROM entry_embedding`,
  );
  return { model: embeddings.model, ...row! };
}

const nothingWaits = { lagSeconds: null, pending: 0, failed: 0 };

function describeCopy(
  row: SearchCopy,
  lag: Omit<IndexLag, 'copy'>,
  stats: SearchStats | undefined,
  locale: Locale,
): IndexCopy {
  return {
    name: row.name,
    documents: stats?.documents ?? null,
    isReady: stats?.ready ?? false,
    lagSeconds: lag.lagSeconds,
    pending: lag.pending,
    failed: lag.failed,
    error: row.error && copyErrorInWords(row.error, locale),
    isRebuilding: row.rebuildStartedAt !== null || row.rebuildRequestedAt !== null,
    rebuildDone: row.rebuildDone,
    rebuildTotal: row.rebuildTotal,
    rebuiltAt: row.rebuiltAt,
    rebuiltDocuments: row.rebuiltDocuments,
    rebuildSeconds: row.rebuildTookMs === null ? null : row.rebuildTookMs / 1000,
    reconciledAt: row.reconciledAt,
    reconcileDifferences: row.reconcileDifferences,
  };
}

/** Titles of personal entries are their owners' business. */
async function readFailures(ctx: Ctx): Promise<IndexFailure[]> {
  const rows: (Omit<IndexFailure, 'path'> & { kind: EntryKind | null; slug: string; number: number })[] =
    await ctx.db.query(
      `SELECT waits.id::text AS id, waits.copy, waits.error AS reason, waits.created_at AS since,
              COALESCE(entry.title, model.name, waits.subject_id::text) AS title, entry.kind, entry.slug, entry.number
       FROM search_outbox waits
       LEFT JOIN entry ON waits.subject = 'entry' AND entry.id = waits.subject_id AND entry.personal_to IS NULL
       LEFT JOIN vehicle_model model ON waits.subject = 'model' AND model.id = waits.subject_id
       WHERE waits.attempts >= $1 ORDER BY waits.created_at DESC, waits.id DESC LIMIT $2`,
      [attemptsBeforeGivingUp, failuresShown],
    );
  return rows.map(({ kind, slug, number, ...failure }) => ({
    ...failure,
    path: kind === null ? null : entryPath({ kind, slug, number }),
  }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
