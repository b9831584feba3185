import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSavedSearches1763781000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_search (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL,
        name text NOT NULL,
        text text NOT NULL,
        filter jsonb NOT NULL,
        sort text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT saved_search_pkey PRIMARY KEY (id),
        CONSTRAINT saved_search_person_id_name_key UNIQUE (person_id, name),
        CONSTRAINT saved_search_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
      );

      CREATE TABLE search_request (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        text text NOT NULL,
        note text NOT NULL,
        locale text NOT NULL,
        person_id uuid,
        sender text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        closed_at timestamptz,
        CONSTRAINT search_request_pkey PRIMARY KEY (id),
        CONSTRAINT search_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL
      );
      CREATE INDEX search_request_sender_idx ON search_request (sender);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE search_request;
      DROP TABLE saved_search;
    `);
  }
}
