import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateVisits1763781840000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE type_checklist (
        type text NOT NULL,
        questions jsonb NOT NULL,
        steps jsonb NOT NULL,
        version int NOT NULL,
        changed_by_id uuid,
        changed_at timestamptz NOT NULL,
        CONSTRAINT type_checklist_pkey PRIMARY KEY (type),
        CONSTRAINT type_checklist_changed_by_id_fkey FOREIGN KEY (changed_by_id) REFERENCES person(id) ON DELETE SET NULL
      );

      CREATE TABLE visit (
        id uuid NOT NULL,
        model_id uuid NOT NULL,
        generation_id uuid,
        year int,
        options jsonb NOT NULL,
        label text NOT NULL,
        note text NOT NULL,
        questions jsonb NOT NULL,
        state text NOT NULL,
        created_by_id uuid,
        assigned_to_id uuid,
        planned_on date,
        version int NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        started_at timestamptz,
        finished_at timestamptz,
        CONSTRAINT visit_pkey PRIMARY KEY (id),
        CONSTRAINT visit_model_id_fkey FOREIGN KEY (model_id) REFERENCES vehicle_model(id) ON DELETE RESTRICT,
        CONSTRAINT visit_generation_id_fkey FOREIGN KEY (generation_id) REFERENCES generation(id) ON DELETE RESTRICT,
        CONSTRAINT visit_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES person(id) ON DELETE SET NULL,
        CONSTRAINT visit_assigned_to_id_fkey FOREIGN KEY (assigned_to_id) REFERENCES person(id) ON DELETE SET NULL
      );
      CREATE INDEX visit_model_id_idx ON visit (model_id);
      CREATE INDEX visit_created_by_id_idx ON visit (created_by_id);
      CREATE INDEX visit_assigned_to_id_idx ON visit (assigned_to_id);
      CREATE INDEX visit_created_at_id_idx ON visit (created_at, id);

      CREATE TABLE visit_device (
        id uuid NOT NULL,
        visit_id uuid NOT NULL,
        position int NOT NULL,
        equipment_id uuid NOT NULL,
        fitment_id uuid,
        title text NOT NULL,
        quantity float8 NOT NULL,
        CONSTRAINT visit_device_pkey PRIMARY KEY (id),
        CONSTRAINT visit_device_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES visit(id) ON DELETE CASCADE,
        CONSTRAINT visit_device_equipment_id_fkey FOREIGN KEY (equipment_id) REFERENCES entry(id) ON DELETE RESTRICT,
        CONSTRAINT visit_device_fitment_id_fkey FOREIGN KEY (fitment_id) REFERENCES fitment(id) ON DELETE SET NULL
      );
      CREATE INDEX visit_device_visit_id_idx ON visit_device (visit_id);
      CREATE INDEX visit_device_equipment_id_idx ON visit_device (equipment_id);
      CREATE INDEX visit_device_fitment_id_idx ON visit_device (fitment_id);

      CREATE TABLE visit_step (
        id uuid NOT NULL,
        visit_id uuid NOT NULL,
        position int NOT NULL,
        text text NOT NULL,
        asked_for jsonb NOT NULL,
        needs_photo boolean NOT NULL,
        measure_name text,
        measure_unit text,
        measure_min float8,
        measure_max float8,
        is_done boolean NOT NULL DEFAULT false,
        value float8,
        note text NOT NULL DEFAULT '',
        skip_reason text,
        version int NOT NULL DEFAULT 0,
        last_change_id uuid,
        changed_by_id uuid,
        changed_at timestamptz,
        CONSTRAINT visit_step_pkey PRIMARY KEY (id),
        CONSTRAINT visit_step_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES visit(id) ON DELETE CASCADE,
        CONSTRAINT visit_step_changed_by_id_fkey FOREIGN KEY (changed_by_id) REFERENCES person(id) ON DELETE SET NULL
      );
      CREATE INDEX visit_step_visit_id_idx ON visit_step (visit_id);

      CREATE TABLE visit_photo (
        step_id uuid NOT NULL,
        file_id uuid NOT NULL,
        position int NOT NULL,
        CONSTRAINT visit_photo_pkey PRIMARY KEY (step_id, file_id),
        CONSTRAINT visit_photo_step_id_fkey FOREIGN KEY (step_id) REFERENCES visit_step(id) ON DELETE CASCADE,
        CONSTRAINT visit_photo_file_id_fkey FOREIGN KEY (file_id) REFERENCES file(id) ON DELETE RESTRICT
      );
      CREATE INDEX visit_photo_file_id_idx ON visit_photo (file_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE visit_photo, visit_step, visit_device, visit, type_checklist`);
  }
}
