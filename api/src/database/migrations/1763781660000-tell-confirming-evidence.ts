import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Only what was noted after a decision on a report is ever asked for it: what stands there needs no value of its own. */
export class TellConfirmingEvidence1763781660000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE fitment_evidence ADD COLUMN confirms boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE fitment_evidence DROP COLUMN confirms`);
  }
}
