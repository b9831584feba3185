import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each copy of the index gets a queue of its own, so that a server that is away holds up no other. */
export class CreateSearchCopies1763780940000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE search_copy (
        name text NOT NULL,
        rebuild_requested_at timestamptz,
        rebuild_started_at timestamptz,
        rebuild_done integer NOT NULL DEFAULT 0,
        rebuild_total integer NOT NULL DEFAULT 0,
        rebuilt_at timestamptz,
        rebuilt_documents integer,
        rebuild_took_ms integer,
        reconciled_at timestamptz NOT NULL DEFAULT now(),
        reconcile_differences integer,
        error text,
        CONSTRAINT search_copy_pkey PRIMARY KEY (name)
      );
      ALTER TABLE search_outbox ADD copy text;
      DROP INDEX search_outbox_attempts_id_idx;
      CREATE INDEX search_outbox_copy_attempts_id_idx ON search_outbox (copy, attempts, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Whatever any copy still waits for is waited for by the only one there is then.
    await runner.query(`
      DROP INDEX search_outbox_copy_attempts_id_idx;
      ALTER TABLE search_outbox DROP copy;
      CREATE INDEX search_outbox_attempts_id_idx ON search_outbox (attempts, id);
      DROP TABLE search_copy;
    `);
  }
}
