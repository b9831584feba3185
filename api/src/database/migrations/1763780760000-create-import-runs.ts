import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateImportRuns1763780760000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_run (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        importer text NOT NULL,
        file_name text NOT NULL,
        status text NOT NULL,
        is_dry_run boolean NOT NULL,
        progress double precision NOT NULL DEFAULT 0,
        added integer NOT NULL DEFAULT 0,
        changed integer NOT NULL DEFAULT 0,
        unchanged integer NOT NULL DEFAULT 0,
        gone integer NOT NULL DEFAULT 0,
        refused integer NOT NULL DEFAULT 0,
        warnings integer NOT NULL DEFAULT 0,
        report jsonb NOT NULL DEFAULT '[]',
        preview jsonb,
        error text,
        started_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        person_id uuid,
        CONSTRAINT import_run_pkey PRIMARY KEY (id),
        CONSTRAINT import_run_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE import_run;
    `);
  }
}
