import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateKindTables1763780700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Trigram search of pin words; a trusted extension, so the owner of the database may create it.
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      CREATE TABLE equipment (
        entry_id uuid NOT NULL,
        type text NOT NULL,
        vendor text NOT NULL,
        model text NOT NULL,
        part_numbers text[] NOT NULL DEFAULT '{}',
        CONSTRAINT equipment_pkey PRIMARY KEY (entry_id),
        CONSTRAINT equipment_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id) ON DELETE CASCADE
      );
      CREATE INDEX equipment_part_numbers_idx ON equipment USING gin (part_numbers);
      CREATE INDEX equipment_type_idx ON equipment (type);

      CREATE TABLE equipment_relation (
        from_id uuid NOT NULL,
        to_id uuid NOT NULL,
        kind text NOT NULL,
        note text,
        CONSTRAINT equipment_relation_pkey PRIMARY KEY (from_id, to_id, kind),
        CONSTRAINT equipment_relation_from_id_fkey FOREIGN KEY (from_id) REFERENCES entry(id) ON DELETE CASCADE,
        CONSTRAINT equipment_relation_to_id_fkey FOREIGN KEY (to_id) REFERENCES entry(id) ON DELETE CASCADE
      );
      CREATE INDEX equipment_relation_to_id_idx ON equipment_relation (to_id);

      CREATE TABLE diagram_pin (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        entry_id uuid NOT NULL,
        position integer NOT NULL,
        connector text NOT NULL,
        connector_name text,
        label text,
        function text,
        signal text,
        direction text,
        colour_main text,
        colour_stripe text,
        note text,
        words text NOT NULL,
        CONSTRAINT diagram_pin_pkey PRIMARY KEY (id),
        CONSTRAINT diagram_pin_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id) ON DELETE CASCADE
      );
      CREATE INDEX diagram_pin_words_idx ON diagram_pin USING gin (words gin_trgm_ops);
      CREATE INDEX diagram_pin_entry_id_idx ON diagram_pin (entry_id);

      CREATE TABLE canned_answer (
        entry_id uuid NOT NULL,
        locale text NOT NULL,
        short_code text NOT NULL,
        CONSTRAINT canned_answer_locale_short_code_key UNIQUE (locale, short_code),
        CONSTRAINT canned_answer_pkey PRIMARY KEY (entry_id),
        CONSTRAINT canned_answer_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id) ON DELETE CASCADE
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE canned_answer;
      DROP TABLE diagram_pin;
      DROP TABLE equipment_relation;
      DROP TABLE equipment;
    `);
  }
}
