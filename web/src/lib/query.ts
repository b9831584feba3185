/** `page.url` is read-only by its type; nothing here changes it. */
type Address = Pick<URL, 'pathname'> & { readonly searchParams: Pick<URLSearchParams, 'toString'> };

/** Where a form of this page is sent, so that the page it answers with is the same one. */
export function actionPath(url: Address, name: string): string {
  const query = parametersOf(url).toString();
  return `${url.pathname}?${query && `${query}&`}/${name}`;
}

/** Without the name of a form's action, which stands in the address after it was sent without JavaScript. */
function parametersOf({ searchParams }: Address): URLSearchParams {
  const given = new URLSearchParams(searchParams.toString());
  return new URLSearchParams([...given].filter(([name]) => !name.startsWith('/')));
}

/** The address of the same page with some of its query changed; `null` takes a part out. */
export function withQuery(url: Address, changes: Record<string, string | null>): string {
  const query = parametersOf(url);
  for (const [name, value] of Object.entries(changes))
    if (value === null) query.delete(name);
    else query.set(name, value);
  return `${url.pathname}?${query}`;
}

/** The list with one of several values of `name` added, or taken out where it was there; from its first page. */
export function toggleQuery(url: Address, name: string, value: string): string {
  const query = parametersOf(url);
  if (query.has(name, value)) query.delete(name, value);
  else query.append(name, value);
  query.delete('page');
  return `${url.pathname}?${query}`;
}
