import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A copy of the search index that changes are carried into, and what has become of it. */
@Entity('search_copy')
export class SearchCopy {
  /** As the engine names it: `embedded`, or a server's address. */
  @PrimaryColumn('text')
  name!: string;

  /** Somebody asked for a rebuild, or the copy is new. */
  @Column('timestamptz', { nullable: true })
  rebuildRequestedAt!: Date | null;

  /** Set while a rebuild is under way, in whatever process. */
  @Column('timestamptz', { nullable: true })
  rebuildStartedAt!: Date | null;

  @Column('int', { default: 0 })
  rebuildDone!: number;

  @Column('int', { default: 0 })
  rebuildTotal!: number;

  @Column('timestamptz', { nullable: true })
  rebuiltAt!: Date | null;

  @Column('int', { nullable: true })
  rebuiltDocuments!: number | null;

  @Column('int', { nullable: true })
  rebuildTookMs!: number | null;

  @Column('timestamptz', { default: () => 'now()' })
  reconciledAt!: Date;

  @Column('int', { nullable: true })
  reconcileDifferences!: number | null;

  /** Why nothing can be written to it now. */
  @Column('text', { nullable: true })
  error!: string | null;
}
