import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Entry } from '../entries/entry.entity.ts';

/** Facts of a published equipment entry that are joined and filtered by column. Rewritten on every publish. */
@Entity('equipment')
export class EquipmentFacts {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;

  @Index()
  @Column('text')
  type!: string;

  @Column('text')
  vendor!: string;

  @Column('text')
  model!: string;

  @Index('equipment_part_numbers_idx', { synchronize: false })
  @Column('text', { array: true, default: '{}' })
  partNumbers!: string[];
}

@Entity()
export class EquipmentRelation {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  fromId!: string;

  @PrimaryColumn('uuid')
  @Index()
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  toId!: string;

  @PrimaryColumn('text')
  kind!: string;

  @Column('text', { nullable: true })
  note!: string | null;
}
