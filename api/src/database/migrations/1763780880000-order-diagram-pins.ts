import type { MigrationInterface, QueryRunner } from 'typeorm';

/** So that a common word is answered from the first sheets, and an exact pin or connector without reading the others. */
export class OrderDiagramPins1763780880000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX diagram_pin_entry_id_position_idx ON diagram_pin (entry_id, position);
      DROP INDEX diagram_pin_entry_id_idx;
      CREATE INDEX diagram_pin_label_idx ON diagram_pin (lower(label), entry_id, position);
      CREATE INDEX diagram_pin_connector_idx ON diagram_pin (lower(connector), entry_id, position);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX diagram_pin_entry_id_idx ON diagram_pin (entry_id);
      DROP INDEX diagram_pin_entry_id_position_idx, diagram_pin_label_idx, diagram_pin_connector_idx;
    `);
  }
}
