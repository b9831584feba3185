import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRecalls1763782260000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE entry_reading (
        revision_id uuid NOT NULL,
        person_id uuid NOT NULL,
        use text NOT NULL,
        last_at timestamptz NOT NULL,
        CONSTRAINT entry_reading_pkey PRIMARY KEY (revision_id, person_id, use),
        CONSTRAINT entry_reading_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES revision(id) ON DELETE CASCADE,
        CONSTRAINT entry_reading_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
      );
      CREATE INDEX entry_reading_person_id_idx ON entry_reading (person_id);
      CREATE INDEX entry_reading_last_at_idx ON entry_reading (last_at);

      CREATE TABLE recall (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        entry_id uuid NOT NULL,
        revision integer NOT NULL,
        wrong_since integer NOT NULL,
        wrong_from timestamptz NOT NULL,
        reason text NOT NULL,
        recalled_by_id uuid,
        recalled_at timestamptz NOT NULL,
        CONSTRAINT recall_pkey PRIMARY KEY (id),
        CONSTRAINT recall_entry_id_revision_key UNIQUE (entry_id, revision),
        CONSTRAINT recall_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id) ON DELETE CASCADE,
        CONSTRAINT recall_recalled_by_id_fkey FOREIGN KEY (recalled_by_id) REFERENCES person(id) ON DELETE SET NULL
      );

      CREATE TABLE recall_notice (
        recall_id uuid NOT NULL,
        person_id uuid NOT NULL,
        revision integer NOT NULL,
        use text NOT NULL,
        used_at timestamptz NOT NULL,
        seen_at timestamptz,
        CONSTRAINT recall_notice_pkey PRIMARY KEY (recall_id, person_id),
        CONSTRAINT recall_notice_recall_id_fkey FOREIGN KEY (recall_id) REFERENCES recall(id) ON DELETE CASCADE,
        CONSTRAINT recall_notice_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
      );
      CREATE INDEX recall_notice_person_id_idx ON recall_notice (person_id) WHERE seen_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE recall_notice, recall, entry_reading`);
  }
}
