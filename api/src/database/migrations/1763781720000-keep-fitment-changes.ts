import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Written by the database itself: no import, report or later way to change a fitment can forget it. See ADR 0018. */
export class KeepFitmentChanges1763781720000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE fitment_change (
        id bigint GENERATED ALWAYS AS IDENTITY,
        fitment_id uuid NOT NULL,
        equipment_id uuid NOT NULL,
        model_id uuid NOT NULL,
        person_id uuid,
        cause text NOT NULL,
        at timestamptz(3) NOT NULL DEFAULT now(),
        before jsonb,
        after jsonb,
        attached jsonb,
        CONSTRAINT fitment_change_pkey PRIMARY KEY (id),
        CONSTRAINT fitment_change_equipment_id_fkey FOREIGN KEY (equipment_id) REFERENCES entry(id) ON DELETE CASCADE,
        CONSTRAINT fitment_change_model_id_fkey FOREIGN KEY (model_id) REFERENCES vehicle_model(id) ON DELETE CASCADE,
        CONSTRAINT fitment_change_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL
      );
      CREATE INDEX fitment_change_fitment_id_id_idx ON fitment_change (fitment_id, id);
      CREATE INDEX fitment_change_equipment_id_id_idx ON fitment_change (equipment_id, id);
      CREATE INDEX fitment_change_model_id_id_idx ON fitment_change (model_id, id);

      -- What a row says, without what only counts its changes.
      CREATE FUNCTION fitment_content(fitment) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
        SELECT to_jsonb($1) - ARRAY['id', 'version', 'updated_at']
      $$;

      -- Who changes what for, as the transaction said: see sign-changes.ts.
      CREATE FUNCTION fitment_changer() RETURNS uuid LANGUAGE sql STABLE AS $$
        SELECT nullif(current_setting('fieldlore.person', true), '')::uuid
      $$;
      CREATE FUNCTION fitment_change_cause() RETURNS text LANGUAGE sql STABLE AS $$
        SELECT coalesce(nullif(current_setting('fieldlore.cause', true), ''), 'OTHER')
      $$;

      CREATE FUNCTION keep_added_fitments() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO fitment_change (fitment_id, equipment_id, model_id, person_id, cause, after)
          SELECT id, equipment_id, model_id, fitment_changer(), fitment_change_cause(), fitment_content(new_rows)
          FROM new_rows;
        RETURN NULL;
      END $$;
      CREATE TRIGGER keep_added_fitments AFTER INSERT ON fitment REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION keep_added_fitments();

      CREATE FUNCTION keep_changed_fitments() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO fitment_change (fitment_id, equipment_id, model_id, person_id, cause, before, after)
          SELECT old_rows.id, old_rows.equipment_id, old_rows.model_id, fitment_changer(), fitment_change_cause(),
            fitment_content(old_rows), fitment_content(new_rows)
          FROM old_rows JOIN new_rows USING (id)
          WHERE fitment_content(old_rows) IS DISTINCT FROM fitment_content(new_rows);
        RETURN NULL;
      END $$;
      CREATE TRIGGER keep_changed_fitments AFTER UPDATE ON fitment
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION keep_changed_fitments();

      -- Before the row goes, since what proves it goes along and must come back with it. Of equipment that is removed
      -- for good, the history goes too.
      CREATE FUNCTION keep_removed_fitment() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO fitment_change (fitment_id, equipment_id, model_id, person_id, cause, before, attached)
          SELECT OLD.id, OLD.equipment_id, OLD.model_id, fitment_changer(), fitment_change_cause(),
            -- With its version: brought back, it goes on from there, and nobody's old copy is taken for it.
            fitment_content(OLD) || jsonb_build_object('version', OLD.version),
            jsonb_build_object(
              'evidence', (SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM fitment_evidence one WHERE fitment_id = OLD.id),
              'reports', (SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM installation_report one WHERE fitment_id = OLD.id)
            )
          WHERE EXISTS (SELECT FROM entry WHERE entry.id = OLD.equipment_id);
        RETURN OLD;
      END $$;
      CREATE TRIGGER keep_removed_fitment BEFORE DELETE ON fitment
        FOR EACH ROW EXECUTE FUNCTION keep_removed_fitment();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER keep_removed_fitment ON fitment;
      DROP TRIGGER keep_changed_fitments ON fitment;
      DROP TRIGGER keep_added_fitments ON fitment;
      DROP FUNCTION keep_removed_fitment();
      DROP FUNCTION keep_changed_fitments();
      DROP FUNCTION keep_added_fitments();
      DROP FUNCTION fitment_change_cause();
      DROP FUNCTION fitment_changer();
      DROP FUNCTION fitment_content(fitment);
      DROP TABLE fitment_change;
    `);
  }
}
