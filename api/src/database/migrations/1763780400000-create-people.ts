import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePeople1763780400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL,
        email text NOT NULL,
        password_hash text NOT NULL,
        role text NOT NULL,
        locale text NOT NULL DEFAULT 'ru',
        is_active boolean NOT NULL DEFAULT true,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT person_email_key UNIQUE (email),
        CONSTRAINT person_pkey PRIMARY KEY (id)
      );

      CREATE TABLE session (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        token_hash bytea NOT NULL,
        person_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        user_agent text,
        CONSTRAINT session_token_hash_key UNIQUE (token_hash),
        CONSTRAINT session_pkey PRIMARY KEY (id),
        CONSTRAINT session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
      );
      CREATE INDEX session_person_id_idx ON session (person_id);

      -- Failed sign-ins by e-mail and by network address; one row each, forgotten after a quarter of an hour.
      CREATE TABLE sign_in_attempt (
        key text NOT NULL PRIMARY KEY,
        failures integer NOT NULL,
        since timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE sign_in_attempt;
      DROP TABLE session;
      DROP TABLE person;
    `);
  }
}
