import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEntries1763780580000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE entry (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        number SERIAL NOT NULL,
        kind text NOT NULL,
        locale text NOT NULL,
        translation_group uuid NOT NULL,
        section_id uuid NOT NULL,
        slug text NOT NULL,
        title text NOT NULL,
        excerpt text NOT NULL DEFAULT '',
        status text NOT NULL DEFAULT 'DRAFT',
        audience text NOT NULL,
        governance text NOT NULL DEFAULT 'OPEN',
        confidence text NOT NULL DEFAULT 'WORK_IN_PROGRESS',
        tags text[] NOT NULL DEFAULT '{}',
        owner_id uuid,
        created_by_id uuid,
        personal_to uuid,
        review_at date,
        version integer NOT NULL DEFAULT 1,
        draft_revision_id uuid,
        published_revision_id uuid,
        published_at timestamptz,
        submitted_by_id uuid,
        deleted_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        source_key text,
        CONSTRAINT entry_source_key_key UNIQUE (source_key),
        CONSTRAINT entry_number_key UNIQUE (number),
        CONSTRAINT entry_published_has_revision CHECK (status <> 'PUBLISHED' OR published_revision_id IS NOT NULL),
        CONSTRAINT entry_pkey PRIMARY KEY (id),
        CONSTRAINT entry_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id) ON DELETE RESTRICT,
        CONSTRAINT entry_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id) ON DELETE SET NULL,
        CONSTRAINT entry_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES person(id) ON DELETE SET NULL,
        CONSTRAINT entry_personal_to_fkey FOREIGN KEY (personal_to) REFERENCES person(id) ON DELETE CASCADE,
        CONSTRAINT entry_submitted_by_id_fkey FOREIGN KEY (submitted_by_id) REFERENCES person(id) ON DELETE SET NULL
      );
      ALTER SEQUENCE entry_number_seq RESTART WITH 1001;
      CREATE INDEX entry_tags_idx ON entry USING gin (tags);
      CREATE INDEX entry_section_id_idx ON entry (section_id);
      CREATE INDEX entry_owner_id_idx ON entry (owner_id);
      CREATE INDEX entry_translation_group_locale_idx ON entry (translation_group, locale);
      CREATE INDEX entry_updated_at_id_idx ON entry (updated_at, id);
      CREATE INDEX entry_kind_updated_at_id_idx ON entry (kind, updated_at, id);

      CREATE TABLE revision (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        entry_id uuid NOT NULL,
        number integer NOT NULL,
        title text NOT NULL,
        body jsonb NOT NULL,
        data jsonb NOT NULL DEFAULT '{}',
        author_id uuid,
        note text,
        created_at timestamptz NOT NULL DEFAULT now(),
        saved_at timestamptz NOT NULL DEFAULT now(),
        published_at timestamptz,
        CONSTRAINT revision_entry_id_number_key UNIQUE (entry_id, number),
        CONSTRAINT revision_pkey PRIMARY KEY (id),
        CONSTRAINT revision_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id) ON DELETE CASCADE,
        CONSTRAINT revision_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id) ON DELETE SET NULL
      );

      CREATE TABLE entry_slug (
        kind text NOT NULL,
        slug text NOT NULL,
        entry_id uuid NOT NULL,
        CONSTRAINT entry_slug_pkey PRIMARY KEY (kind, slug),
        CONSTRAINT entry_slug_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id) ON DELETE CASCADE
      );
      CREATE INDEX entry_slug_entry_id_idx ON entry_slug (entry_id);

      CREATE TABLE entry_use (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        entry_id uuid NOT NULL,
        person_id uuid,
        outcome text NOT NULL,
        ticket text,
        note text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT entry_use_pkey PRIMARY KEY (id),
        CONSTRAINT entry_use_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id) ON DELETE CASCADE,
        CONSTRAINT entry_use_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL
      );
      CREATE INDEX entry_use_entry_id_created_at_idx ON entry_use (entry_id, created_at);

      CREATE TABLE entry_link (
        from_id uuid NOT NULL,
        to_id uuid NOT NULL,
        CONSTRAINT entry_link_pkey PRIMARY KEY (from_id, to_id),
        CONSTRAINT entry_link_from_id_fkey FOREIGN KEY (from_id) REFERENCES entry(id) ON DELETE CASCADE,
        CONSTRAINT entry_link_to_id_fkey FOREIGN KEY (to_id) REFERENCES entry(id) ON DELETE CASCADE
      );
      CREATE INDEX entry_link_to_id_idx ON entry_link (to_id);

      CREATE TABLE entry_equipment (
        entry_id uuid NOT NULL,
        equipment_id uuid NOT NULL,
        CONSTRAINT entry_equipment_pkey PRIMARY KEY (entry_id, equipment_id),
        CONSTRAINT entry_equipment_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id) ON DELETE CASCADE,
        CONSTRAINT entry_equipment_equipment_id_fkey FOREIGN KEY (equipment_id) REFERENCES entry(id) ON DELETE CASCADE
      );
      CREATE INDEX entry_equipment_equipment_id_idx ON entry_equipment (equipment_id);

      CREATE TABLE entry_file (
        entry_id uuid NOT NULL,
        file_id uuid NOT NULL,
        published_for text,
        CONSTRAINT entry_file_pkey PRIMARY KEY (entry_id, file_id),
        CONSTRAINT entry_file_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id) ON DELETE CASCADE,
        CONSTRAINT entry_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES file(id) ON DELETE RESTRICT
      );
      CREATE INDEX entry_file_file_id_idx ON entry_file (file_id);
      ALTER TABLE entry ADD CONSTRAINT entry_draft_revision_id_fkey FOREIGN KEY (draft_revision_id) REFERENCES revision(id) ON DELETE SET NULL;
      ALTER TABLE entry ADD CONSTRAINT entry_published_revision_id_fkey FOREIGN KEY (published_revision_id) REFERENCES revision(id) ON DELETE RESTRICT;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE entry DROP CONSTRAINT entry_draft_revision_id_fkey;
      ALTER TABLE entry DROP CONSTRAINT entry_published_revision_id_fkey;
      DROP TABLE entry_file;
      DROP TABLE entry_equipment;
      DROP TABLE entry_link;
      DROP TABLE entry_use;
      DROP TABLE entry_slug;
      DROP TABLE revision;
      DROP TABLE entry;
    `);
  }
}
