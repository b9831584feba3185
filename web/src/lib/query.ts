/** `page.url` is read-only by its type; nothing here changes it. */
type Address = Pick<URL, 'pathname'> & { readonly searchParams: Pick<URLSearchParams, 'toString'> };

/** The address of the same page with some of its query changed; `null` takes a part out. */
export function withQuery(url: Address, changes: Record<string, string | null>): string {
  const query = new URLSearchParams(url.searchParams.toString());
  for (const [name, value] of Object.entries(changes))
    if (value === null) query.delete(name);
    else query.set(name, value);
  return `${url.pathname}?${query}`;
}

/** The list with one of several values of `name` added, or taken out where it was there; from its first page. */
export function toggleQuery(url: Address, name: string, value: string): string {
  const query = new URLSearchParams(url.searchParams.toString());
  if (query.has(name, value)) query.delete(name, value);
  else query.append(name, value);
  query.delete('page');
  return `${url.pathname}?${query}`;
}
