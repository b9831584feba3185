/**
 * A firmware version as numbers, most significant first: `v03.27.07 rev 2` and `03.27.07.Rev.02` are `[3, 27, 7, 2]`.
 * Makers write the revision as `rev`, `r`, `build` or `b`; what else stands there is words, and no version.
 * @returns null for what cannot be put in an order
 */
export function parseVersion(text: string): number[] | null {
  const match =
    /^(?:v|ver\.?|version|в\.|верс(?:ия|ии)|от|from|≥|>=)?\s*(\d{1,9}(?:[.\-_ ]?(?:rev|r|build|b)?[.\-_ ]?\d{1,9}){0,7})\s*\+?$/i.exec(
      text.trim(),
    );
  return match ? match[1]!.match(/\d+/g)!.map(Number) : null;
}

/** Below zero where `a` is older. What is missing counts as zero: `1.4` is `1.4.0`. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The versions that have a problem; an end that is not given is open. */
export interface AffectedVersions {
  from?: string | null;
  /** Included. */
  to?: string | null;
  /** The first without it. */
  fixedIn?: string | null;
}

/**
 * Whether a device of at least this firmware may have the problem. What is written in words cannot be compared: then it
 * may, so that nobody is told of too few.
 */
export function mayAffect({ to, fixedIn }: AffectedVersions, least: string): boolean {
  const version = parseVersion(least);
  if (!version) return true;
  const last = to ? parseVersion(to) : null;
  const fixed = fixedIn ? parseVersion(fixedIn) : null;
  if (fixed && compareVersions(version, fixed) >= 0) return false;
  return !last || compareVersions(version, last) <= 0;
}
