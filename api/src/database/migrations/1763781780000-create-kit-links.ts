import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateKitLinks1763781780000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE kit_link (
        number SERIAL NOT NULL,
        model_id uuid NOT NULL,
        generation_id uuid,
        year integer,
        options jsonb NOT NULL DEFAULT '[]',
        choice text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT kit_link_pkey PRIMARY KEY (number),
        CONSTRAINT kit_link_model_id_choice_key UNIQUE (model_id, choice),
        CONSTRAINT kit_link_model_id_fkey FOREIGN KEY (model_id) REFERENCES vehicle_model(id) ON DELETE CASCADE,
        CONSTRAINT kit_link_generation_id_fkey FOREIGN KEY (generation_id) REFERENCES generation(id) ON DELETE CASCADE
      );
      ALTER SEQUENCE kit_link_number_seq RESTART WITH 1001;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE kit_link`);
  }
}
