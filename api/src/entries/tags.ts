/** Tags as they are stored: trimmed, lower case, each once, alphabetical; spelling variants then meet. */
export function cleanTags(tags: readonly string[]): string[] {
  const clean = tags.map((tag) =>
    tag.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase().slice(0, 60),
  );
  return [...new Set(clean.filter(Boolean))].toSorted((a, b) => a.localeCompare(b, 'ru')).slice(0, 50);
}
