import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSearchLog1763781120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- No person, no address, no session: a row says what was asked by what kind of user, never by whom.
      CREATE TABLE search_log (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        asked_at timestamptz NOT NULL DEFAULT now(),
        asked_by text NOT NULL,
        locale text NOT NULL,
        query text NOT NULL,
        results integer NOT NULL,
        position smallint,
        answer_ms integer,
        page uuid,
        CONSTRAINT search_log_pkey PRIMARY KEY (id)
      );
      CREATE INDEX search_log_asked_at_idx ON search_log (asked_at);
      CREATE INDEX search_log_page_idx ON search_log (page) WHERE page IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE search_log;`);
  }
}
