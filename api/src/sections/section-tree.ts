import type { EntityManager } from 'typeorm';
import { selectFromPrimary } from '../database/rows.ts';
import type { Section } from './section.entity.ts';

/** All sections, parents before children: a company has tens of them, so each request reads the whole tree at once. */
export class SectionTree {
  readonly inOrder: readonly Section[];
  private readonly byId: ReadonlyMap<string, Section>;

  constructor(sections: readonly Section[]) {
    this.byId = new Map(sections.map((section) => [section.id, section]));
    const children = Map.groupBy(sections, (section) => section.parentId);
    const inOrder: Section[] = [];
    const walk = (parentId: string | null) => {
      for (const child of (children.get(parentId) ?? []).toSorted(
        (a, b) => a.position - b.position || a.slug.localeCompare(b.slug),
      )) {
        inOrder.push(child);
        walk(child.id);
      }
    };
    walk(null);
    this.inOrder = inOrder;
  }

  static async load(db: EntityManager): Promise<SectionTree> {
    // By hand, like the session: every request reads it.
    const rows = await selectFromPrimary(
      db,
      `SELECT id, slug, names, parent_id AS "parentId", position, audience FROM section`,
    );
    return new SectionTree(rows as unknown as Section[]);
  }

  get(id: string): Section | undefined {
    return this.byId.get(id);
  }

  /** From the root to the section itself. */
  path(id: string): Section[] {
    const path: Section[] = [];
    for (let at = this.byId.get(id); at; at = at.parentId ? this.byId.get(at.parentId) : undefined)
      path.unshift(at);
    return path;
  }

  /** Ids of the section and of all below it. */
  subtree(id: string): string[] {
    const inside = new Set([id]);
    for (const section of this.inOrder)
      if (section.parentId && inside.has(section.parentId)) inside.add(section.id);
    return [...inside];
  }
}
