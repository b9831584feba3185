import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Entry } from '../entries/entry.entity.ts';
import type { Locale } from '../graphql/locale.ts';

/** What an agent types to get the answer: one short code is one answer in a language. Rewritten on every publish. */
@Entity('canned_answer')
@Unique(['locale', 'shortCode'])
export class CannedAnswerCode {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;

  @Column('text')
  locale!: Locale;

  @Column('text')
  shortCode!: string;
}
