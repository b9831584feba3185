import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEntryEmbedding1763781300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE entry_embedding (
        entry_id uuid NOT NULL,
        content_hash text,
        vectors bytea,
        wanted_hash text,
        due_at timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        error text,
        CONSTRAINT entry_embedding_pkey PRIMARY KEY (entry_id),
        CONSTRAINT entry_embedding_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id) ON DELETE CASCADE
      );
      -- Numbers do not compress; asking for it costs time at every write.
      ALTER TABLE entry_embedding ALTER COLUMN vectors SET STORAGE EXTERNAL;
      CREATE INDEX entry_embedding_due_at_idx ON entry_embedding(due_at) WHERE due_at IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE entry_embedding');
  }
}
