import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Entry } from '../entries/entry.entity.ts';

/** A parameter of a published device as it is looked for: by name, quantity and range. Rewritten on every publish. */
@Entity()
@Index(['key', 'quantity', 'greatest', 'least'])
export class EquipmentParameter {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Entry, { onDelete: 'CASCADE' })
  entryId!: string;

  @PrimaryColumn('int')
  position!: number;

  /** One for every spelling of the name: `parameterKey` in content. */
  @Column('text')
  key!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  group!: string | null;

  /** As in PARAMETER_TYPES. */
  @Column('text')
  type!: string;

  /** As it is written; that which is in the text itself goes before it. */
  @Column('text')
  unit!: string;

  /** What the unit measures; its own spelling where we do not know it, empty for bare numbers and other types. */
  @Column('text')
  quantity!: string;

  /** In the base unit of the quantity; null for an open end. */
  @Column('float8', { nullable: true })
  least!: number | null;

  @Column('float8', { nullable: true })
  greatest!: number | null;

  @Column('boolean', { nullable: true })
  yes!: boolean | null;

  @Column('text')
  value!: string;
}
