import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInstallationReports1763781600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE installation_report (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        fitment_id uuid NOT NULL,
        person_id uuid,
        outcome text NOT NULL,
        note text NOT NULL,
        photo_id uuid,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        decision text,
        decided_by_id uuid,
        decided_at timestamptz,
        evidence_id uuid,
        state_before text,
        CONSTRAINT installation_report_pkey PRIMARY KEY (id),
        CONSTRAINT installation_report_fitment_id_fkey FOREIGN KEY (fitment_id) REFERENCES fitment(id) ON DELETE CASCADE,
        CONSTRAINT installation_report_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL,
        CONSTRAINT installation_report_photo_id_fkey FOREIGN KEY (photo_id) REFERENCES file(id) ON DELETE RESTRICT,
        CONSTRAINT installation_report_decided_by_id_fkey FOREIGN KEY (decided_by_id) REFERENCES person(id) ON DELETE SET NULL,
        CONSTRAINT installation_report_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES fitment_evidence(id) ON DELETE SET NULL
      );
      CREATE INDEX installation_report_fitment_id_idx ON installation_report (fitment_id);
      CREATE INDEX installation_report_photo_id_idx ON installation_report (photo_id);
      CREATE INDEX installation_report_created_at_id_idx ON installation_report (created_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE installation_report`);
  }
}
