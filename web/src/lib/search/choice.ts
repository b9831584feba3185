/**
 * The row that a key moves to, in a list of `count` rows; null where the key is no move.
 * @param active the present one, -1 for none: then the words as typed are meant
 * @param least -1 where none may be active, 0 where one always is
 */
export function movedTo(key: string, active: number, count: number, least: -1 | 0): number | null {
  const places = count - least;
  if (places <= 0) return null;
  const at = active - least;
  switch (key) {
    case 'ArrowDown':
      return ((at + 1) % places) + least;
    case 'ArrowUp':
      return ((at - 1 + places) % places) + least;
    default:
      return null;
  }
}
