import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Section } from '../sections/section.entity.ts';
import type { SectionTree } from '../sections/section-tree.ts';
import { Audience, atLeast, SectionRole } from './roles.ts';
import { isAdmin, isSignedIn, isStaff, sectionRoles, type Viewer } from './viewer.ts';

/** Levels that need no membership, widest first. */
const levels = [Audience.PUBLIC, Audience.CLIENTS, Audience.STAFF] as const;
type Level = (typeof levels)[number];

/** What stands before an entry: a level everybody has to have and, under a closed section, membership in it. */
interface Gate {
  level: Level;
  /** The deepest section on the way that is for its members only. */
  membersOf: string | null;
}

/**
 * What one viewer may read, computed once a request from the section tree.
 * The same rule leaves here in three shapes — a predicate, SQL and search tokens — and a test holds them to each other.
 */
export class Visibility {
  readonly viewer: Viewer;
  /** The viewer's role in each section, inherited ones included. */
  readonly roles: ReadonlyMap<string, SectionRole>;
  private readonly tree: SectionTree;
  private openSections: readonly string[] | undefined;
  private memberSections: readonly string[] | undefined;

  constructor(viewer: Viewer, tree: SectionTree) {
    this.viewer = viewer;
    this.tree = tree;
    this.roles = sectionRoles(viewer, tree);
  }

  /** Levels of audience the viewer has without any membership. */
  get levels(): Level[] {
    return levels.filter((level) => this.hasLevel(level));
  }

  /** The highest of {@link levels}: which audience blocks of a body stay in. */
  get readsAs(): Level {
    return this.levels.at(-1) ?? Audience.PUBLIC;
  }

  canSeeSection(section: Section): boolean {
    return isAdmin(this.viewer) || this.passes(gateOf(this.tree.path(section.id)));
  }

  /** Whether a published entry with this audience in this section is the viewer's to read. */
  canSee(entry: { audience: Audience; sectionId: string; personalTo: string | null }): boolean {
    if (entry.personalTo && entry.personalTo !== this.viewer.person?.id) return false;
    if (isAdmin(this.viewer)) return true;
    return this.passes(gateOf(this.tree.path(entry.sectionId), entry.audience));
  }

  hasRole(sectionId: string, role: SectionRole): boolean {
    return atLeast(this.roles.get(sectionId), role);
  }

  sectionsWith(role: SectionRole): string[] {
    return [...this.roles].filter(([, own]) => atLeast(own, role)).map(([id]) => id);
  }

  /** {@link condition} as a part of a query; `alias` is an entry in it. */
  restrict<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, alias: string): SelectQueryBuilder<T> {
    const { sql, parameters } = this.condition(alias);
    return query.andWhere(`(${sql})`, parameters);
  }

  /** SQL for {@link canSee}: parameters are written `:name`, `alias` is an entry. */
  condition(alias: string): { sql: string; parameters: Record<string, unknown> } {
    const own = `(${alias}.personal_to IS NULL OR ${alias}.personal_to = :viewerId)`;
    const viewerId = this.viewer.person?.id ?? null;
    if (isAdmin(this.viewer)) return { sql: own, parameters: { viewerId } };
    const passing = (audience?: Audience) =>
      this.tree.inOrder
        .filter(({ id }) => this.passes(gateOf(this.tree.path(id), audience)))
        .map(({ id }) => id);
    return {
      sql: `${own} AND (${alias}.audience = ANY(:viewerLevels) AND ${alias}.section_id = ANY(:openSections)
        OR ${alias}.audience = 'SECTION' AND ${alias}.section_id = ANY(:memberSections))`,
      parameters: {
        viewerId,
        viewerLevels: this.levels,
        openSections: (this.openSections ??= passing()),
        memberSections: (this.memberSections ??= passing(Audience.SECTION)),
      },
    };
  }

  /** A document shares a token with every viewer who may see it, and with nobody else. */
  get searchTokens(): string[] {
    const me = this.viewer.person && `person:${this.viewer.person.id}`;
    const own = me ? [me] : [];
    if (isAdmin(this.viewer)) return ['admin', ...own];
    const sections = this.sectionsWith(SectionRole.READER);
    return [
      ...this.levels.map((level) => level.toLowerCase()),
      ...own,
      ...this.levels.flatMap((level) => sections.map((id) => memberToken(level, id))),
    ];
  }

  private passes(gate: Gate): boolean {
    return (
      this.hasLevel(gate.level) &&
      (gate.membersOf === null || this.hasRole(gate.membersOf, SectionRole.READER))
    );
  }

  private hasLevel(level: Level): boolean {
    if (level === Audience.PUBLIC) return true;
    return level === Audience.CLIENTS ? isSignedIn(this.viewer) : isStaff(this.viewer);
  }
}

/** The tokens a search document of this entry carries, see {@link Visibility.searchTokens}. */
export function documentTokens(
  entry: { audience: Audience; sectionId: string; personalTo: string | null },
  tree: SectionTree,
): string[] {
  if (entry.personalTo) return [`person:${entry.personalTo}`];
  const gate = gateOf(tree.path(entry.sectionId), entry.audience);
  return ['admin', gate.membersOf ? memberToken(gate.level, gate.membersOf) : gate.level.toLowerCase()];
}

function memberToken(level: Level, sectionId: string): string {
  return `${level.toLowerCase()}&section:${sectionId}`;
}

/** The narrowest level on the way from the root, and the deepest closed section. Membership reaches down, never up. */
function gateOf(path: readonly Section[], entryAudience?: Audience): Gate {
  const gate: Gate = { level: Audience.PUBLIC, membersOf: null };
  const steps = path.map(({ id, audience }) => ({ id, audience }));
  const own = path.at(-1);
  if (entryAudience && own) steps.push({ id: own.id, audience: entryAudience });
  for (const { id, audience } of steps) {
    if (audience === Audience.SECTION) gate.membersOf = id;
    else if (levels.indexOf(audience) > levels.indexOf(gate.level)) gate.level = audience;
  }
  return gate;
}
