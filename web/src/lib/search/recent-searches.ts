export interface RecentSearch {
  text: string;
  href: string;
}

const KEY = 'recent-searches';
const KEPT = 6;

/** What was last searched for in this browser, newest first; none where the browser keeps nothing. */
export function recentSearches(): RecentSearch[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isSearch) : [];
  } catch {
    return [];
  }
}

/** Remembers the search that an address asks for; the same words again come to the front. */
export function rememberSearch(text: string): void {
  const words = text.trim();
  if (words === '') return;
  const others = recentSearches().filter((other) => other.text !== words);
  keep([{ text: words, href: `/search?q=${encodeURIComponent(words)}` }, ...others].slice(0, KEPT));
}

export function forgetSearches(): void {
  keep([]);
}

function keep(searches: RecentSearch[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(searches));
  } catch {
    // Private windows and full storage: the list is a convenience.
  }
}

const isSearch = (value: unknown): value is RecentSearch =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'href' in value &&
  typeof value.href === 'string' &&
  // Only searches of our own: what is stored on a device may have been tampered with.
  value.href.startsWith('/search?');
