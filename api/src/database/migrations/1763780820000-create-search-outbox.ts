import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of an entry readers and the index can see: a draft being saved wakes nobody. */
const visibleColumns = [
  'kind',
  'locale',
  'section_id',
  'slug',
  'title',
  'excerpt',
  'status',
  'audience',
  'confidence',
  'tags',
  'personal_to',
  'published_revision_id',
  'deleted_at',
];
const visibleChange = `(${visibleColumns.map((c) => `OLD.${c}`).join(', ')}) IS DISTINCT FROM (${visibleColumns.map((c) => `NEW.${c}`).join(', ')})`;

/** Rows that say something about an entry, and the column that names it. */
const aboutEntries = [
  ['entry_vehicle', 'entry_id'],
  ['entry_equipment', 'entry_id'],
  ['equipment', 'entry_id'],
  ['canned_answer', 'entry_id'],
  ['entry_use', 'entry_id'],
] as const;

/** Tables that rendered pages are made of, besides entries. */
const shownOnPages = [
  'section',
  'make',
  'vehicle_model',
  'generation',
  'fitment',
  'fitment_evidence',
  'entry_vehicle',
  'entry_equipment',
] as const;

export class CreateSearchOutbox1763780820000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE search_outbox (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        subject text NOT NULL,
        subject_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        retry_at timestamptz,
        error text,
        CONSTRAINT search_outbox_pkey PRIMARY KEY (id)
      );
      CREATE INDEX search_outbox_attempts_id_idx ON search_outbox (attempts, id);

      CREATE FUNCTION wake_indexer() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('search_outbox', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER wake_indexer AFTER INSERT ON search_outbox FOR EACH STATEMENT EXECUTE FUNCTION wake_indexer();

      CREATE FUNCTION content_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('content_changed', '');
        RETURN NULL;
      END $$;

      -- TG_ARGV: the column of the row that holds the entry's id.
      CREATE FUNCTION outbox_entry() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        changed jsonb := to_jsonb(COALESCE(NEW, OLD));
      BEGIN
        INSERT INTO search_outbox (subject, subject_id) VALUES ('entry', (changed ->> TG_ARGV[0])::uuid);
        RETURN NULL;
      END $$;

      CREATE TRIGGER outbox_insert AFTER INSERT ON entry FOR EACH ROW EXECUTE FUNCTION outbox_entry('id');
      CREATE TRIGGER outbox_delete AFTER DELETE ON entry FOR EACH ROW EXECUTE FUNCTION outbox_entry('id');
      CREATE TRIGGER outbox_update AFTER UPDATE ON entry FOR EACH ROW WHEN (${visibleChange}) EXECUTE FUNCTION outbox_entry('id');
      CREATE TRIGGER content_insert AFTER INSERT OR DELETE ON entry FOR EACH STATEMENT EXECUTE FUNCTION content_changed();
      CREATE TRIGGER content_update AFTER UPDATE ON entry FOR EACH ROW WHEN (${visibleChange}) EXECUTE FUNCTION content_changed();

      -- An entry's words stand in others too: equipment in the entries about it, a fragment where it is shown.
      CREATE FUNCTION outbox_dependents() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO search_outbox (subject, subject_id)
          SELECT 'entry', entry_id FROM entry_equipment WHERE equipment_id = NEW.id
          UNION
          SELECT 'entry', from_id FROM entry_link WHERE to_id = NEW.id AND NEW.kind = 'FRAGMENT';
        RETURN NULL;
      END $$;
      CREATE TRIGGER outbox_dependents AFTER UPDATE ON entry FOR EACH ROW WHEN (${visibleChange}) EXECUTE FUNCTION outbox_dependents();

      -- Who may see an entry follows from the sections above it.
      CREATE FUNCTION outbox_section() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO search_outbox (subject, subject_id)
          WITH RECURSIVE below AS (
            SELECT NEW.id
            UNION ALL
            SELECT section.id FROM section JOIN below ON section.parent_id = below.id
          )
          SELECT 'entry', entry.id FROM entry JOIN below ON entry.section_id = below.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER outbox_section AFTER UPDATE ON section FOR EACH ROW EXECUTE FUNCTION outbox_section();

      -- Vehicles are found by themselves and lend their names to entries.
      CREATE FUNCTION outbox_model() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        model uuid := (COALESCE(NEW, OLD)).id;
      BEGIN
        INSERT INTO search_outbox (subject, subject_id)
          SELECT 'model', model
          UNION ALL
          SELECT 'entry', entry_id FROM entry_vehicle WHERE model_id = model;
        RETURN NULL;
      END $$;
      CREATE TRIGGER outbox_model AFTER INSERT OR UPDATE OR DELETE ON vehicle_model FOR EACH ROW EXECUTE FUNCTION outbox_model();

      CREATE FUNCTION outbox_generation() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        model uuid := (COALESCE(NEW, OLD)).model_id;
      BEGIN
        INSERT INTO search_outbox (subject, subject_id)
          SELECT 'model', model
          UNION ALL
          SELECT 'entry', entry_id FROM entry_vehicle WHERE model_id = model;
        RETURN NULL;
      END $$;
      CREATE TRIGGER outbox_generation AFTER INSERT OR UPDATE OR DELETE ON generation FOR EACH ROW EXECUTE FUNCTION outbox_generation();

      CREATE FUNCTION outbox_make() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO search_outbox (subject, subject_id)
          SELECT 'model', id FROM vehicle_model WHERE make_id = NEW.id
          UNION ALL
          SELECT 'entry', entry_id FROM entry_vehicle WHERE make_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER outbox_make AFTER UPDATE ON make FOR EACH ROW EXECUTE FUNCTION outbox_make();
    `);
    for (const [table, column] of aboutEntries)
      await runner.query(
        `CREATE TRIGGER outbox_entry AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION outbox_entry('${column}')`,
      );
    for (const table of shownOnPages)
      await runner.query(
        `CREATE TRIGGER content_changed AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION content_changed()`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of shownOnPages) await runner.query(`DROP TRIGGER content_changed ON ${table}`);
    for (const [table] of aboutEntries) await runner.query(`DROP TRIGGER outbox_entry ON ${table}`);
    await runner.query(`
      DROP FUNCTION outbox_make, outbox_generation, outbox_model, outbox_section, outbox_dependents, outbox_entry, content_changed CASCADE;
      DROP TABLE search_outbox;
      DROP FUNCTION wake_indexer;
    `);
  }
}
