import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEntryVotes1763781360000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A vote is of a person or of a browser; of a browser it holds nothing that leads back to it.
      CREATE TABLE entry_vote (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        entry_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        person_id uuid,
        browser bytea,
        is_helpful boolean NOT NULL,
        comment text NOT NULL DEFAULT '',
        comment_closed_at timestamptz,
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT entry_vote_pkey PRIMARY KEY (id),
        CONSTRAINT entry_vote_entry_id_person_id_key UNIQUE (entry_id, person_id),
        CONSTRAINT entry_vote_entry_id_browser_key UNIQUE (entry_id, browser),
        CONSTRAINT entry_vote_has_one_voter CHECK ((person_id IS NULL) <> (browser IS NULL)),
        CONSTRAINT entry_vote_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id) ON DELETE CASCADE,
        CONSTRAINT entry_vote_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES revision(id) ON DELETE CASCADE,
        CONSTRAINT entry_vote_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
      );
      CREATE INDEX entry_vote_updated_at_id_idx ON entry_vote (updated_at, id)
        WHERE comment <> '' AND comment_closed_at IS NULL;

      CREATE TRIGGER outbox_entry AFTER INSERT OR DELETE ON entry_vote
        FOR EACH ROW EXECUTE FUNCTION outbox_entry('entry_id');
      -- A comment that is written or closed moves no rank.
      CREATE TRIGGER outbox_update AFTER UPDATE ON entry_vote
        FOR EACH ROW WHEN ((OLD.is_helpful, OLD.revision_id) IS DISTINCT FROM (NEW.is_helpful, NEW.revision_id))
        EXECUTE FUNCTION outbox_entry('entry_id');

      -- How much one network address sent within the hour; no vote leads here and nothing here to a vote.
      CREATE TABLE vote_sender (
        address text NOT NULL,
        votes integer NOT NULL,
        since timestamptz NOT NULL,
        CONSTRAINT vote_sender_pkey PRIMARY KEY (address)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE vote_sender;
      DROP TABLE entry_vote;
    `);
  }
}
