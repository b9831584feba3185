import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { TextProblem } from './extracted-text.ts';

/** That the text of a content was read, or is being read: once for all files of the same bytes. */
@Entity()
export class FileText {
  /** Of the content, hex. */
  @PrimaryColumn('text')
  sha256!: string;

  @Column('int', { default: 1 })
  attempts!: number;

  @Column('timestamptz', { default: () => 'now()' })
  startedAt!: Date;

  /** Null while a process is at it, or since it died of it. */
  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;

  /** Why the text, or a part of it, is missing. */
  @Column('text', { nullable: true })
  problem!: TextProblem | null;
}

/** The text of one page of a PDF, of one sheet of a workbook, of a whole document without pages. */
@Entity()
export class FilePage {
  @PrimaryColumn('text')
  @ForeignKey(() => FileText, { onDelete: 'CASCADE' })
  sha256!: string;

  /** Counted from 1. */
  @PrimaryColumn('int')
  number!: number;

  /** Name of the sheet. */
  @Column('text', { nullable: true })
  sheet!: string | null;

  @Column('text')
  text!: string;
}
