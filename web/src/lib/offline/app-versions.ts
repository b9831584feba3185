/** The app's own files, by version: each in a cache of its own, that its pages can be read without network. */

const APPS = 'fieldlore-app-';

export const appCache = (version: string): string => APPS + version;

/** Scripts and styles that a page names. */
export const assetsIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/\/_app\/immutable\/[\w./-]+/g)].map(([asset]) => asset)),
];

/** Caches of all versions that are here, oldest first. */
export const appCaches = async (): Promise<string[]> =>
  (await caches.keys()).filter((name) => name.startsWith(APPS));

/**
 * The version that a page was made by. It need not be that of whoever fetched it: the server may have a newer one, whose
 * files are here already because it waits to take over.
 * @returns null where its files are not here
 */
export async function versionOf(html: string): Promise<string | null> {
  const assets = assetsIn(html);
  for (const name of (await appCaches()).toReversed()) {
    const cache = await caches.open(name);
    const found = await Promise.all(assets.map((asset) => cache.match(asset)));
    if (found.every(Boolean)) return name.slice(APPS.length);
  }
  return null;
}
