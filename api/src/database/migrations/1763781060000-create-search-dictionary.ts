import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSearchDictionary1763781060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE search_dictionary_version (
        number integer NOT NULL,
        content jsonb NOT NULL,
        note text NOT NULL DEFAULT '',
        restored_from integer,
        person_id uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT search_dictionary_version_pkey PRIMARY KEY (number),
        CONSTRAINT search_dictionary_version_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL
      );

      -- One draft, which all admins see: two that go live one after the other would undo each other.
      CREATE TABLE search_dictionary_draft (
        id smallint NOT NULL,
        content jsonb NOT NULL,
        based_on integer NOT NULL,
        restored_from integer,
        version integer NOT NULL,
        person_id uuid,
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT search_dictionary_draft_pkey PRIMARY KEY (id),
        CONSTRAINT search_dictionary_draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL
      );

      CREATE FUNCTION search_dictionary_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('search_dictionary', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER search_dictionary_changed AFTER INSERT ON search_dictionary_version
        FOR EACH STATEMENT EXECUTE FUNCTION search_dictionary_changed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE search_dictionary_draft, search_dictionary_version;
      DROP FUNCTION search_dictionary_changed;
    `);
  }
}
