import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSections1763780460000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE section (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        slug text NOT NULL,
        names jsonb NOT NULL,
        parent_id uuid,
        position integer NOT NULL DEFAULT 0,
        audience text NOT NULL,
        CONSTRAINT section_not_its_own_parent CHECK (parent_id <> id),
        CONSTRAINT section_slug_key UNIQUE (slug),
        CONSTRAINT section_pkey PRIMARY KEY (id),
        CONSTRAINT section_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES section(id) ON DELETE RESTRICT
      );

      CREATE TABLE section_member (
        section_id uuid NOT NULL,
        person_id uuid NOT NULL,
        role text NOT NULL,
        CONSTRAINT section_member_pkey PRIMARY KEY (section_id, person_id),
        CONSTRAINT section_member_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id) ON DELETE CASCADE,
        CONSTRAINT section_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE section_member;
      DROP TABLE section;
    `);
  }
}
