import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { restOf } from './rival.ts';
import type { Rival } from './rival.ts';

const PAGE = 500;
/** With fewer hits than this the next, looser way of asking adds its own. */
const ENOUGH = 5;
const RANKED = `SELECT id FROM page, to_tsquery('russian', $1) AS query WHERE words @@ query
  ORDER BY ts_rank(words, query) DESC, id LIMIT $2`;
const ALIKE = `SELECT id FROM page WHERE $1 <% text ORDER BY word_similarity($1, text) DESC, id LIMIT $2`;

/**
 * Full text in the configuration `russian` with weighted fields and the last word as a beginning: all words, then any
 * of them, then by pg_trgm what looks alike. What wikis on PostgreSQL have, at its best. The server is the one of our product, started
 * by a program of its own.
 */
export async function postgres(): Promise<Rival> {
  const launcher = fileURLToPath(new URL('../../../api/bench/lend-postgres.ts', import.meta.url));
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', launcher], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
  const client = new pg.Client(JSON.parse(line) as pg.ClientConfig);
  await client.connect();
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  await client.query('SET pg_trgm.word_similarity_threshold = 0.4');
  return {
    name: 'PostgreSQL russian + pg_trgm',
    fill: async (documents) => {
      await client.query(`DROP TABLE IF EXISTS page;
        CREATE TABLE page (id text PRIMARY KEY, text text NOT NULL, words tsvector NOT NULL)`);
      for (let i = 0; i < documents.length; i += PAGE) {
        const page = documents.slice(i, i + PAGE);
        await client.query(
          `INSERT INTO page SELECT id, title || ' ' || rest, setweight(to_tsvector('russian', title), 'A') || setweight(to_tsvector('russian', rest), 'C')
           FROM unnest($1::text[], $2::text[], $3::text[]) AS given (id, title, rest)`,
          [page.map(({ id }) => id), page.map(({ title }) => title), page.map(restOf)],
        );
      }
      await client.query(`CREATE INDEX ON page USING gin (words);
        CREATE INDEX ON page USING gin (text gin_trgm_ops); ANALYZE page`);
    },
    find: async (text, limit) => {
      const found = new Set<string>();
      for (const [statement, asked] of [
        [RANKED, words(text).join(' & ')],
        [RANKED, words(text).join(' | ')],
        [ALIKE, text],
      ] as const) {
        if (found.size >= Math.min(limit, ENOUGH) || asked === '') break;
        const { rows } = await client.query<{ id: string }>(statement, [asked, limit]);
        for (const { id } of rows) found.add(id);
      }
      return [...found].slice(0, limit);
    },
    close: async () => {
      await client.end();
      server.stdin.end();
      await once(server, 'exit');
    },
  };
}

/** The words of a query for `to_tsquery`, the last one as a beginning. */
function words(text: string): string[] {
  const all = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return all.map((word, i) => (i === all.length - 1 ? `'${word}':*` : `'${word}'`));
}
