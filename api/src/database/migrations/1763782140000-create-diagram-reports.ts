import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDiagramReports1763782140000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE diagram_report (
        id uuid NOT NULL,
        entry_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        place text,
        note text NOT NULL,
        vehicle text NOT NULL,
        person_id uuid,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        state text NOT NULL,
        answer text NOT NULL DEFAULT '',
        handled_by_id uuid,
        handled_at timestamptz,
        CONSTRAINT diagram_report_pkey PRIMARY KEY (id),
        CONSTRAINT diagram_report_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id) ON DELETE CASCADE,
        CONSTRAINT diagram_report_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES revision(id) ON DELETE CASCADE,
        CONSTRAINT diagram_report_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL,
        CONSTRAINT diagram_report_handled_by_id_fkey FOREIGN KEY (handled_by_id) REFERENCES person(id) ON DELETE SET NULL
      );
      CREATE INDEX diagram_report_entry_id_idx ON diagram_report (entry_id);
      CREATE INDEX diagram_report_person_id_idx ON diagram_report (person_id);
      CREATE INDEX diagram_report_created_at_id_idx ON diagram_report (created_at, id);

      CREATE TABLE diagram_report_photo (
        report_id uuid NOT NULL,
        file_id uuid NOT NULL,
        position int NOT NULL,
        CONSTRAINT diagram_report_photo_pkey PRIMARY KEY (report_id, file_id),
        CONSTRAINT diagram_report_photo_report_id_fkey FOREIGN KEY (report_id) REFERENCES diagram_report(id) ON DELETE CASCADE,
        CONSTRAINT diagram_report_photo_file_id_fkey FOREIGN KEY (file_id) REFERENCES file(id) ON DELETE RESTRICT
      );
      CREATE INDEX diagram_report_photo_file_id_idx ON diagram_report_photo (file_id);

      CREATE INDEX fitment_diagram_id_idx ON fitment (diagram_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX fitment_diagram_id_idx; DROP TABLE diagram_report_photo, diagram_report`);
  }
}
