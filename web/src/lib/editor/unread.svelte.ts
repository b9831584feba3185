import { getContext, setContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';

/**
 * What was typed and says nothing to its place: a cell «много» of a column of volts, a text of a scheme with a mistake. It
 * stands on the screen alone, is neither saved nor published, and goes with the page.
 */
export class UnreadText {
  readonly #places = new SvelteSet<symbol>();

  get isThere(): boolean {
    return this.#places.size > 0;
  }

  /** For an effect of the place: whether it has some. */
  tell(has: boolean): () => void {
    const place = Symbol();
    if (has) this.#places.add(place);
    return () => void this.#places.delete(place);
  }
}

const KEY = Symbol('unread text');

export const provideUnread = (unread: UnreadText): UnreadText => setContext(KEY, unread);

/** Of the entry that is edited here, if any is. */
export const useUnread = (): UnreadText | undefined => getContext<UnreadText | undefined>(KEY);
