import type { DiagramData, EquipmentData } from '@fieldlore/content';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { pinRows } from '../../diagrams/project-pins.ts';

/**
 * Pins are found by their wires' colours and their connectors' housings, and their words have one space between and around
 * them, so that the trigram index finds where a word begins: what is published already is read once more here, by what
 * reads it on every publish.
 */
export class RereadPins1763782680000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const published: { id: string }[] = await runner.query(
      `SELECT id FROM entry WHERE published_revision_id IS NOT NULL AND kind IN ('DIAGRAM', 'EQUIPMENT')`,
    );
    for (const { id } of published) {
      const [{ kind, data }] = await runner.query(
        `SELECT entry.kind, revision.data FROM entry
         JOIN revision ON revision.id = entry.published_revision_id WHERE entry.id = $1`,
        [id],
      );
      const wiring =
        kind === 'EQUIPMENT' ? { connectors: (data as EquipmentData).pinout ?? [] } : (data as DiagramData);
      await runner.query(
        `UPDATE diagram_pin pin SET words = row.words, colour_main = row."colourMain", colour_stripe = row."colourStripe"
         FROM jsonb_to_recordset($2::jsonb) AS row(position int, words text, "colourMain" text, "colourStripe" text)
         WHERE pin.entry_id = $1 AND pin.position = row.position`,
        [id, JSON.stringify(pinRows(wiring))],
      );
    }
  }

  /** What the earlier version looks for it finds in these words too. */
  async down(): Promise<void> {}
}
