import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One entry a language among translations, and short codes that personal and archived answers do not take from others. */
export class TellTwinsApart1763781180000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of two in one language the one that people read stays in the group; the others go on by themselves.
      UPDATE entry SET translation_group = gen_random_uuid()
      FROM (
        SELECT id, row_number() OVER (
          PARTITION BY translation_group, locale
          ORDER BY deleted_at IS NOT NULL, status = 'ARCHIVED', published_revision_id IS NULL, created_at, number
        ) AS place
        FROM entry
      ) AS ranked
      WHERE ranked.id = entry.id AND ranked.place > 1;
      ALTER TABLE entry ADD CONSTRAINT entry_translation_group_locale_key UNIQUE (translation_group, locale);
      DROP INDEX entry_translation_group_locale_idx;

      ALTER TABLE canned_answer
        DROP CONSTRAINT canned_answer_locale_short_code_key,
        ADD COLUMN personal_to uuid,
        ADD CONSTRAINT canned_answer_personal_to_fkey FOREIGN KEY (personal_to) REFERENCES person(id) ON DELETE CASCADE;
      DELETE FROM canned_answer USING entry
      WHERE entry.id = canned_answer.entry_id AND (entry.status = 'ARCHIVED' OR entry.deleted_at IS NOT NULL);
      UPDATE canned_answer SET personal_to = entry.personal_to FROM entry
      WHERE entry.id = canned_answer.entry_id AND entry.personal_to IS NOT NULL;
      CREATE UNIQUE INDEX canned_answer_shared_code_idx ON canned_answer (locale, short_code)
        WHERE personal_to IS NULL;
      CREATE UNIQUE INDEX canned_answer_personal_code_idx ON canned_answer (personal_to, locale, short_code)
        WHERE personal_to IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX canned_answer_shared_code_idx, canned_answer_personal_code_idx;
      -- The table holds codes only: an answer without a row is read and found as before.
      DELETE FROM canned_answer USING canned_answer AS other
      WHERE other.locale = canned_answer.locale AND other.short_code = canned_answer.short_code
        AND (other.personal_to IS NOT NULL, other.entry_id) < (canned_answer.personal_to IS NOT NULL, canned_answer.entry_id);
      ALTER TABLE canned_answer
        DROP COLUMN personal_to,
        ADD CONSTRAINT canned_answer_locale_short_code_key UNIQUE (locale, short_code);

      CREATE INDEX entry_translation_group_locale_idx ON entry (translation_group, locale);
      ALTER TABLE entry DROP CONSTRAINT entry_translation_group_locale_key;
    `);
  }
}
