import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NameFirmware1763781960000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE fitment ADD COLUMN firmware text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE fitment DROP COLUMN firmware`);
  }
}
