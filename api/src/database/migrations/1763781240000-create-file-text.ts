import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFileText1763781240000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE file_text (
        "sha256" text NOT NULL,
        attempts integer NOT NULL DEFAULT 1,
        started_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        problem text,
        CONSTRAINT file_text_pkey PRIMARY KEY ("sha256")
      );
      CREATE TABLE file_page (
        "sha256" text NOT NULL,
        number integer NOT NULL,
        sheet text,
        text text NOT NULL,
        CONSTRAINT file_page_pkey PRIMARY KEY ("sha256", number),
        CONSTRAINT file_page_sha256_fkey FOREIGN KEY ("sha256") REFERENCES file_text("sha256") ON DELETE CASCADE
      );

      -- What entries open to their readers may have text that nobody has read yet.
      CREATE FUNCTION wake_file_reader() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('file_text_wanted', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER wake_file_reader AFTER INSERT OR UPDATE ON entry_file
        FOR EACH STATEMENT EXECUTE FUNCTION wake_file_reader();

      -- The words of a file stand in the documents of the entries that show it.
      CREATE FUNCTION outbox_file_text() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO search_outbox (subject, subject_id)
          SELECT DISTINCT 'entry', entry_file.entry_id
          FROM file JOIN entry_file ON entry_file.file_id = file.id
          WHERE file."sha256" = NEW."sha256" AND entry_file.published_for IS NOT NULL;
        RETURN NULL;
      END $$;
      CREATE TRIGGER outbox_file_text AFTER UPDATE ON file_text FOR EACH ROW
        WHEN (NEW.finished_at IS NOT NULL) EXECUTE FUNCTION outbox_file_text();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER wake_file_reader ON entry_file;
      DROP FUNCTION wake_file_reader;
      DROP TABLE file_page;
      DROP TABLE file_text;
      DROP FUNCTION outbox_file_text;
    `);
  }
}
