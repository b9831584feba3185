/**
 * A firmware version as numbers, most significant first: `v03.27.07 rev 2` and `03.27.07.Rev.02` are `[3, 27, 7, 2]`.
 * Makers write the revision as `rev`, `r`, `build` or `b`; what else stands there is words, and no version.
 * @returns null for what cannot be put in an order
 */
export function parseVersion(text: string): number[] | null {
  // Something parts one number from the next: otherwise a row of digits could be cut in millions of ways.
  const match =
    /^(?:v|ver\.?|version|в\.|верс(?:ия|ии)|от|from|≥|>=)?\s*(\d{1,9}(?:(?:[.\-_ ](?:rev|r|build|b)?|rev|r|build|b)[.\-_ ]?\d{1,9}){0,7})\s*\+?$/i.exec(
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

/** The newest version that fits, in words before it. */
const atMost = /^(?:до|не новее|не выше|up to|no newer than|at most|≤|<=)\s*(?=[v\d])/i;

/**
 * Whether a device with the firmware that a fitment names may have the problem: at least `1.4`, or at most where the text
 * says so (`не новее 1.4`). What is written in other words cannot be compared: then it may, so that nobody is told of too few.
 */
export function mayAffect({ from, to, fixedIn }: AffectedVersions, firmware: string): boolean {
  const version = parseVersion(firmware.replace(atMost, ''));
  if (!version) return true;
  const is = (other: string | null | undefined, compare: (difference: number) => boolean) => {
    const parsed = other ? parseVersion(other) : null;
    return parsed !== null && compare(compareVersions(version, parsed));
  };
  if (atMost.test(firmware)) return !is(from, (difference) => difference < 0);
  return !is(fixedIn, (difference) => difference >= 0) && !is(to, (difference) => difference > 0);
}
