/** A finding with its number in the list, which stands on the drawing and in the cell too. */
export interface Numbered<F> {
  number: number;
  finding: F;
  /** Stays with the finding while others come and go; told from the next by its place among equals. */
  row: string;
}

/** Findings in the order they are listed. Two may have one key: the same said of two places of one name. */
export function numbered<F extends { key: string }>(findings: readonly F[]): Numbered<F>[] {
  const met = new Map<string, number>();
  return findings.map((finding, i) => {
    const equals = met.get(finding.key) ?? 0;
    met.set(finding.key, equals + 1);
    return { number: i + 1, finding, row: `${finding.key} ${equals}` };
  });
}
