import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words of pins with one space between and around them: so the trigram index finds where a word begins. */
export class PartPinWords1763782680000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE diagram_pin
      SET words = ' ' || trim(regexp_replace(translate(lower(words), 'ё', 'е'), '[^[:alnum:]]+', ' ', 'g')) || ' '
    `);
  }

  /** What the earlier version looks for it finds in these words too. */
  async down(): Promise<void> {}
}
