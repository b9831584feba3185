import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFiles1763780520000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE file (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL,
        mime text NOT NULL,
        size integer NOT NULL,
        width integer,
        height integer,
        "sha256" text NOT NULL,
        uploaded_by_id uuid,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT file_pkey PRIMARY KEY (id),
        CONSTRAINT file_uploaded_by_id_fkey FOREIGN KEY (uploaded_by_id) REFERENCES person(id) ON DELETE SET NULL
      );
      CREATE INDEX file_sha256_idx ON file ("sha256");
      CREATE INDEX file_created_at_id_idx ON file (created_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE file;
    `);
  }
}
