import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ImportRun } from '../import-run.entity.ts';

/** A row of the catalogue that an import wrote: triggers note it, so that no way of writing can forget to. */
@Entity()
@Index(['runId', 'tableName', 'rowId'])
export class ImportChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column('uuid')
  @ForeignKey(() => ImportRun, { onDelete: 'CASCADE' })
  runId!: string;

  @Column('text')
  tableName!: string;

  @Column('uuid')
  rowId!: string;

  /** The row as it stood; null where the import added it. */
  @Column('jsonb', { nullable: true })
  before!: Record<string, unknown> | null;

  /** What the import left is told from what came later by its hash; null where it removed the row. */
  @Column('text', { nullable: true })
  afterHash!: string | null;
}
