import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['make', 'vehicle_model', 'generation', 'fitment'];

/** Mappings and matches that imports learn, and what each import wrote, so that it can be taken back. */
export class KeepImportDecisions1763781900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_run
        ADD COLUMN questions jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN mapping_name text,
        ADD COLUMN undone_at timestamptz;

      CREATE TABLE import_mapping (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        importer text NOT NULL,
        name text NOT NULL,
        header_key text NOT NULL,
        columns jsonb NOT NULL,
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        person_id uuid,
        CONSTRAINT import_mapping_name_key UNIQUE (name),
        CONSTRAINT import_mapping_pkey PRIMARY KEY (id),
        CONSTRAINT import_mapping_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL
      );
      CREATE INDEX import_mapping_importer_header_key_idx ON import_mapping (importer, header_key);

      CREATE TABLE import_match (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        kind text NOT NULL,
        text text NOT NULL,
        text_key text NOT NULL,
        model_id uuid,
        generation_id uuid,
        equipment_id uuid,
        alias text,
        person_id uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT import_match_kind_text_key_key UNIQUE (kind, text_key),
        CONSTRAINT import_match_target CHECK ((model_id IS NULL) <> (equipment_id IS NULL)),
        CONSTRAINT import_match_pkey PRIMARY KEY (id),
        CONSTRAINT import_match_model_id_fkey FOREIGN KEY (model_id) REFERENCES vehicle_model(id) ON DELETE CASCADE,
        CONSTRAINT import_match_generation_id_fkey FOREIGN KEY (generation_id) REFERENCES generation(id) ON DELETE CASCADE,
        CONSTRAINT import_match_equipment_id_fkey FOREIGN KEY (equipment_id) REFERENCES entry(id) ON DELETE CASCADE,
        CONSTRAINT import_match_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL
      );
      CREATE INDEX import_match_model_id_idx ON import_match (model_id);
      CREATE INDEX import_match_equipment_id_idx ON import_match (equipment_id);

      CREATE TABLE import_change (
        id bigint GENERATED ALWAYS AS IDENTITY,
        run_id uuid NOT NULL,
        table_name text NOT NULL,
        row_id uuid NOT NULL,
        before jsonb,
        after_hash text,
        CONSTRAINT import_change_pkey PRIMARY KEY (id),
        CONSTRAINT import_change_run_id_fkey FOREIGN KEY (run_id) REFERENCES import_run(id) ON DELETE CASCADE
      );
      CREATE INDEX import_change_run_id_table_name_row_id_idx ON import_change (run_id, table_name, row_id);

      -- One hash of a row for whoever notes it and for whoever compares; a moment of saving is no change.
      CREATE FUNCTION import_row_hash(whole jsonb) RETURNS text LANGUAGE sql IMMUTABLE
        AS $$ SELECT md5((whole - 'updated_at')::text) $$;

      -- Notes what a transaction writes that says which import it is of, and nothing of any other.
      CREATE FUNCTION note_import_change() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE run uuid := nullif(current_setting('fieldlore.import_run', true), '')::uuid;
      BEGIN
        IF run IS NULL THEN RETURN NULL; END IF;
        IF TG_OP = 'INSERT' THEN
          INSERT INTO import_change (run_id, table_name, row_id, after_hash)
            SELECT run, TG_TABLE_NAME, id, import_row_hash(to_jsonb(new_rows)) FROM new_rows;
        ELSIF TG_OP = 'UPDATE' THEN
          INSERT INTO import_change (run_id, table_name, row_id, before, after_hash)
            SELECT run, TG_TABLE_NAME, new_rows.id, to_jsonb(old_rows), import_row_hash(to_jsonb(new_rows))
            FROM old_rows JOIN new_rows ON new_rows.id = old_rows.id;
        ELSE
          INSERT INTO import_change (run_id, table_name, row_id, before)
            SELECT run, TG_TABLE_NAME, id, to_jsonb(old_rows) FROM old_rows;
        END IF;
        RETURN NULL;
      END $$;
    `);
    for (const table of tables)
      await runner.query(`
        CREATE TRIGGER ${table}_import_added AFTER INSERT ON ${table} REFERENCING NEW TABLE AS new_rows
          FOR EACH STATEMENT EXECUTE FUNCTION note_import_change();
        CREATE TRIGGER ${table}_import_changed AFTER UPDATE ON ${table} REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
          FOR EACH STATEMENT EXECUTE FUNCTION note_import_change();
        CREATE TRIGGER ${table}_import_removed AFTER DELETE ON ${table} REFERENCING OLD TABLE AS old_rows
          FOR EACH STATEMENT EXECUTE FUNCTION note_import_change();
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables)
      await runner.query(`
        DROP TRIGGER ${table}_import_added ON ${table};
        DROP TRIGGER ${table}_import_changed ON ${table};
        DROP TRIGGER ${table}_import_removed ON ${table};
      `);
    await runner.query(`
      DROP FUNCTION note_import_change();
      DROP FUNCTION import_row_hash(jsonb);
      DROP TABLE import_change;
      DROP TABLE import_match;
      DROP TABLE import_mapping;
      ALTER TABLE import_run DROP COLUMN questions, DROP COLUMN mapping_name, DROP COLUMN undone_at;
    `);
  }
}
