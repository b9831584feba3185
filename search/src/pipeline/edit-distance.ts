/**
 * Typing mistakes between two words: insertions, deletions, replacements and swaps of neighbours each count
 * one. Gives up and returns `most + 1` as soon as more than `most` are certain.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const rows = lastRow(a, b, most);
  return rows === undefined ? most + 1 : Math.min(rows[b.length] ?? most + 1, most + 1);
}

/** The distance from `typed` to the nearest beginning of `word`: for a word that is still being typed. */
export function prefixDistance(typed: string, word: string, most: number): number {
  const beginning = word.slice(0, typed.length + most);
  const row = lastRow(typed, beginning, most);
  if (row === undefined) return most + 1;
  let best = most + 1;
  for (let i = Math.max(0, typed.length - most); i <= beginning.length; i++) {
    best = Math.min(best, row[i] ?? best);
  }
  return best;
}

/** The last row of the Damerau-Levenshtein table, or undefined where every cell passed `most` earlier. */
function lastRow(a: string, b: string, most: number): Uint8Array | undefined {
  const width = b.length + 1;
  let before = new Uint8Array(width);
  let previous = new Uint8Array(width);
  let current = new Uint8Array(width);
  const far = most + 1;
  for (let j = 0; j < width; j++) previous[j] = Math.min(j, far);
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    current[0] = Math.min(i, far);
    let least = current[0];
    for (let j = 1; j < width; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = Math.min(
        (previous[j - 1] ?? far) + (letter === other ? 0 : 1),
        (previous[j] ?? far) + 1,
        (current[j - 1] ?? far) + 1,
      );
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        cost = Math.min(cost, (before[j - 2] ?? far) + 1);
      }
      current[j] = Math.min(cost, far);
      if (cost < least) least = cost;
    }
    if (least > most) return undefined;
    [before, previous, current] = [previous, current, before];
  }
  return previous;
}

/** How many typing mistakes a word of this length may have: none below 5 letters, one below 9, then two. */
export function allowedMistakes(length: number): 0 | 1 | 2 {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}
