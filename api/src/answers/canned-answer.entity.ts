import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Entry } from '../entries/entry.entity.ts';
import type { Locale } from '../graphql/locale.ts';
import { Person } from '../people/person.entity.ts';

/**
 * What an agent types to get the answer: in a language one shared answer has a code, and one of each person's own.
 * Rewritten on every publish; an answer that was archived or binned has no row, so that another may take its code.
 */
@Entity('canned_answer')
@Index('canned_answer_shared_code_idx', ['locale', 'shortCode'], {
  unique: true,
  where: 'personal_to IS NULL',
})
@Index('canned_answer_personal_code_idx', ['personalTo', 'locale', 'shortCode'], {
  unique: true,
  where: 'personal_to IS NOT NULL',
})
export class CannedAnswerCode {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;

  @Column('text')
  locale!: Locale;

  @Column('text')
  shortCode!: string;

  /** Whose own it is; null for an answer that all share. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { onDelete: 'CASCADE' })
  personalTo!: string | null;
}
