import type { EquipmentData } from '@fieldlore/content';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { parameterRows } from '../../equipment/parameter-rows.ts';
import type { Locale } from '../../graphql/locale.ts';

const columns = [
  'entry_id',
  'position',
  'key',
  'name',
  'group',
  'type',
  'unit',
  'quantity',
  'least',
  'greatest',
  'yes',
  'value',
];

/** Devices are published already: their parameters are read once here, by what reads them on every publish. */
export class ProjectParameters1763782020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE equipment_parameter (
        entry_id uuid NOT NULL,
        position integer NOT NULL,
        key text NOT NULL,
        name text NOT NULL,
        "group" text,
        type text NOT NULL,
        unit text NOT NULL,
        quantity text NOT NULL,
        least double precision,
        greatest double precision,
        yes boolean,
        value text NOT NULL,
        CONSTRAINT equipment_parameter_pkey PRIMARY KEY (entry_id, position),
        CONSTRAINT equipment_parameter_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id) ON DELETE CASCADE
      );
      CREATE INDEX equipment_parameter_key_quantity_greatest_least_idx
        ON equipment_parameter (key, quantity, greatest, least);
    `);
    const published: { id: string; locale: Locale; data: EquipmentData }[] = await runner.query(
      `SELECT entry.id, entry.locale, revision.data FROM entry
       JOIN revision ON revision.id = entry.published_revision_id WHERE entry.kind = 'EQUIPMENT'`,
    );
    for (const { id, locale, data } of published)
      await runner.query(
        `INSERT INTO equipment_parameter (${columns.map((column) => `"${column}"`).join(', ')})
         SELECT "entryId", position, key, name, "group", type, unit, quantity, least, greatest, yes, value
         FROM jsonb_to_recordset($1::jsonb) AS row("entryId" uuid, position int, key text, name text, "group" text,
           type text, unit text, quantity text, least float8, greatest float8, yes boolean, value text)`,
        [JSON.stringify(parameterRows(id, locale, data))],
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE equipment_parameter`);
  }
}
