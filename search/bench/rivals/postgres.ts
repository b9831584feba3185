import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { restOf } from './rival.ts';
import type { Rival } from './rival.ts';

const PAGE = 500;
/** With fewer hits than this the titles that look alike are added. */
const ENOUGH = 5;

/**
 * Full text in the configuration `russian` with weighted fields, beginnings of the last word, and pg_trgm for titles
 * where words find too little: what wikis on PostgreSQL have, at its best. The server is the one of our product, started
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
  return {
    name: 'PostgreSQL russian + pg_trgm',
    fill: async (documents) => {
      await client.query(`DROP TABLE IF EXISTS page;
        CREATE TABLE page (id text PRIMARY KEY, title text NOT NULL, words tsvector NOT NULL)`);
      for (let i = 0; i < documents.length; i += PAGE) {
        const page = documents.slice(i, i + PAGE);
        await client.query(
          `INSERT INTO page SELECT id, title, setweight(to_tsvector('russian', title), 'A') || setweight(to_tsvector('russian', rest), 'C')
           FROM unnest($1::text[], $2::text[], $3::text[]) AS given (id, title, rest)`,
          [page.map(({ id }) => id), page.map(({ title }) => title), page.map(restOf)],
        );
      }
      await client.query(`CREATE INDEX ON page USING gin (words);
        CREATE INDEX ON page USING gin (title gin_trgm_ops); ANALYZE page`);
    },
    find: async (text, limit) => {
      const { rows } = await client.query<{ id: string }>(
        `SELECT id FROM page, to_tsquery('russian', $1) AS query WHERE words @@ query
         ORDER BY ts_rank(words, query) DESC, id LIMIT $2`,
        [beginnings(text), limit],
      );
      const ids = rows.map(({ id }) => id);
      if (ids.length >= Math.min(limit, ENOUGH)) return ids;
      const alike = await client.query<{ id: string }>(
        `SELECT id FROM page WHERE $1 <% title ORDER BY word_similarity($1, title) DESC, id LIMIT $2`,
        [text, limit],
      );
      return [...new Set([...ids, ...alike.rows.map(({ id }) => id)])].slice(0, limit);
    },
    close: async () => {
      await client.end();
      server.stdin.end();
      await once(server, 'exit');
    },
  };
}

/** Every word required, the last one as a beginning. */
function beginnings(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word, i) => (i === words.length - 1 ? `'${word}':*` : `'${word}'`)).join(' & ');
}
