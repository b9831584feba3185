import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Entry } from '../entries/entry.entity.ts';

/** One pin of a published diagram (or of an equipment's pinout), as a row that can be found. Rewritten on every publish. */
@Entity()
@Index('diagram_pin_words_idx', { synchronize: false })
@Index('diagram_pin_label_idx', { synchronize: false })
@Index('diagram_pin_connector_idx', { synchronize: false })
@Index(['entryId', 'position'])
export class DiagramPin {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;

  /** Order on the sheet. */
  @Column('int')
  position!: number;

  @Column('text')
  connector!: string;

  @Column('text', { nullable: true })
  connectorName!: string | null;

  @Column('text', { nullable: true })
  label!: string | null;

  @Column('text', { nullable: true })
  function!: string | null;

  @Column('text', { nullable: true })
  signal!: string | null;

  @Column('text', { nullable: true })
  direction!: string | null;

  @Column('text', { nullable: true })
  colourMain!: string | null;

  @Column('text', { nullable: true })
  colourStripe!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;

  /** All the above as `rowWords`, with colours spelt out in both languages; trigram-indexed. */
  @Column('text')
  words!: string;
}
