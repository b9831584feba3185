import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAcceptedWarnings1763781540000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE accepted_warning (
        revision_id uuid NOT NULL,
        finding text NOT NULL,
        reason text,
        accepted_by_id uuid,
        accepted_at timestamptz NOT NULL,
        CONSTRAINT accepted_warning_pkey PRIMARY KEY (revision_id, finding),
        CONSTRAINT accepted_warning_revision_id_fkey FOREIGN KEY (revision_id)
          REFERENCES revision(id) ON DELETE CASCADE,
        CONSTRAINT accepted_warning_accepted_by_id_fkey FOREIGN KEY (accepted_by_id)
          REFERENCES person(id) ON DELETE SET NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE accepted_warning');
  }
}
