import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NameVisitChanges1763782200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE visit ADD COLUMN last_change_id uuid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE visit DROP COLUMN last_change_id`);
  }
}
