import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCatalogue1763780640000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE make (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL,
        name_cyrillic text NOT NULL DEFAULT '',
        slug text NOT NULL,
        country text,
        aliases text[] NOT NULL DEFAULT '{}',
        source_key text,
        CONSTRAINT make_source_key_key UNIQUE (source_key),
        CONSTRAINT make_slug_key UNIQUE (slug),
        CONSTRAINT make_pkey PRIMARY KEY (id)
      );

      CREATE TABLE vehicle_model (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        make_id uuid NOT NULL,
        name text NOT NULL,
        name_cyrillic text NOT NULL DEFAULT '',
        slug text NOT NULL,
        aliases text[] NOT NULL DEFAULT '{}',
        year_from integer,
        year_to integer,
        body_class text,
        source_key text,
        CONSTRAINT vehicle_model_source_key_key UNIQUE (source_key),
        CONSTRAINT vehicle_model_make_id_slug_key UNIQUE (make_id, slug),
        CONSTRAINT vehicle_model_years CHECK (year_to IS NULL OR year_from IS NULL OR year_to >= year_from),
        CONSTRAINT vehicle_model_pkey PRIMARY KEY (id),
        CONSTRAINT vehicle_model_make_id_fkey FOREIGN KEY (make_id) REFERENCES make(id) ON DELETE RESTRICT
      );

      CREATE TABLE generation (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        model_id uuid NOT NULL,
        name text NOT NULL,
        year_from integer,
        year_to integer,
        body text,
        engine text,
        market text,
        voltage integer,
        aliases text[] NOT NULL DEFAULT '{}',
        source_key text,
        CONSTRAINT generation_source_key_key UNIQUE (source_key),
        CONSTRAINT generation_model_id_name_key UNIQUE (model_id, name),
        CONSTRAINT generation_years CHECK (year_to IS NULL OR year_from IS NULL OR year_to >= year_from),
        CONSTRAINT generation_pkey PRIMARY KEY (id),
        CONSTRAINT generation_model_id_fkey FOREIGN KEY (model_id) REFERENCES vehicle_model(id) ON DELETE RESTRICT
      );
      CREATE INDEX generation_model_id_idx ON generation (model_id);

      CREATE TABLE entry_vehicle (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        entry_id uuid NOT NULL,
        make_id uuid NOT NULL,
        model_id uuid,
        generation_id uuid,
        year_from integer,
        year_to integer,
        CONSTRAINT entry_vehicle_pkey PRIMARY KEY (id),
        CONSTRAINT entry_vehicle_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id) ON DELETE CASCADE,
        CONSTRAINT entry_vehicle_make_id_fkey FOREIGN KEY (make_id) REFERENCES make(id) ON DELETE RESTRICT,
        CONSTRAINT entry_vehicle_model_id_fkey FOREIGN KEY (model_id) REFERENCES vehicle_model(id) ON DELETE RESTRICT,
        CONSTRAINT entry_vehicle_generation_id_fkey FOREIGN KEY (generation_id) REFERENCES generation(id) ON DELETE RESTRICT
      );
      CREATE INDEX entry_vehicle_entry_id_idx ON entry_vehicle (entry_id);
      CREATE INDEX entry_vehicle_model_id_idx ON entry_vehicle (model_id);

      CREATE TABLE fitment (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        equipment_id uuid NOT NULL,
        model_id uuid NOT NULL,
        generation_id uuid,
        year_from integer,
        year_to integer,
        state text NOT NULL,
        reason text,
        qualifiers jsonb NOT NULL DEFAULT '[]',
        quantity double precision NOT NULL DEFAULT 1,
        role text NOT NULL DEFAULT 'REQUIRED',
        "group" text,
        programme_number text,
        parameters jsonb NOT NULL DEFAULT '[]',
        diagram_id uuid,
        note text,
        source text,
        version integer NOT NULL DEFAULT 1,
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        source_key text,
        CONSTRAINT fitment_source_key_key UNIQUE (source_key),
        CONSTRAINT fitment_quantity CHECK (quantity > 0),
        CONSTRAINT fitment_years CHECK (year_to IS NULL OR year_from IS NULL OR year_to >= year_from),
        CONSTRAINT fitment_pkey PRIMARY KEY (id),
        CONSTRAINT fitment_equipment_id_fkey FOREIGN KEY (equipment_id) REFERENCES entry(id) ON DELETE CASCADE,
        CONSTRAINT fitment_model_id_fkey FOREIGN KEY (model_id) REFERENCES vehicle_model(id) ON DELETE RESTRICT,
        CONSTRAINT fitment_generation_id_fkey FOREIGN KEY (generation_id) REFERENCES generation(id) ON DELETE RESTRICT,
        CONSTRAINT fitment_diagram_id_fkey FOREIGN KEY (diagram_id) REFERENCES entry(id) ON DELETE SET NULL
      );
      -- What people enter stands there once; imports may repeat each other, their rows are told apart by source_key.
      CREATE UNIQUE INDEX fitment_same_row_idx
        ON fitment (equipment_id, model_id, generation_id, year_from, year_to, role, "group", qualifiers)
        NULLS NOT DISTINCT WHERE source_key IS NULL;
      CREATE INDEX fitment_equipment_id_idx ON fitment (equipment_id);
      CREATE INDEX fitment_updated_at_id_idx ON fitment (updated_at, id);
      CREATE INDEX fitment_model_id_equipment_id_idx ON fitment (model_id, equipment_id);

      CREATE TABLE fitment_evidence (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        fitment_id uuid NOT NULL,
        person_id uuid,
        at date NOT NULL,
        note text NOT NULL,
        outcome text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT fitment_evidence_pkey PRIMARY KEY (id),
        CONSTRAINT fitment_evidence_fitment_id_fkey FOREIGN KEY (fitment_id) REFERENCES fitment(id) ON DELETE CASCADE,
        CONSTRAINT fitment_evidence_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL
      );
      CREATE INDEX fitment_evidence_fitment_id_idx ON fitment_evidence (fitment_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE fitment_evidence;
      DROP TABLE fitment;
      DROP TABLE entry_vehicle;
      DROP TABLE generation;
      DROP TABLE vehicle_model;
      DROP TABLE make;
    `);
  }
}
