/**
 * Whether somebody signed out of this device without network: the session has not ended on the server yet, nobody may go on
 * by it. An empty cache is the mark: pages and the service worker both see it, and clearing the site's data takes it away.
 */
const MARK = 'fieldlore-signed-out';

export const oweSignOut = async (): Promise<void> => void (await caches.open(MARK));

/** Without TLS there is neither a service worker nor a mark. */
export const owesSignOut = async (): Promise<boolean> =>
  typeof caches !== 'undefined' && (await caches.has(MARK));

export const settleOwed = async (): Promise<void> => void (await caches.delete(MARK));
