import type { Attachment } from 'svelte/attachments';

/** A list that was on its way to another is none that anybody looked at. */
const LOOKED_AT_MS = 1200;

export interface SeenList {
  query: string;
  results: number;
  /** Position of the first hit of this page, from 1. */
  first: number;
  /** By filters: that nothing passes them says nothing of the query. */
  isNarrowed?: boolean;
}

/**
 * Reports what was asked and which hit of the list marked `data-hits` was opened, by beacons that hold nothing up; without JavaScript nothing is
 * reported. The page's number is random, made anew each time the page opens, and joins a click with its list.
 */
export function reporter(): (list: SeenList) => Attachment<HTMLElement> {
  let page: string | undefined;
  const send = (list: SeenList, opened?: Opened) => tell((page ??= randomId()), list, opened);
  return (list) => (box) => {
    if (list.query === '') return;
    const shownAt = performance.now();
    const looked = list.isNarrowed ? undefined : setTimeout(() => send(list), LOOKED_AT_MS);
    const opened = ({ target }: Event) => {
      const item = target instanceof Element && target.closest('a')?.closest('[data-hits] > li');
      if (!item) return;
      clearTimeout(looked);
      const position = list.first + [...(item.parentElement?.children ?? [])].indexOf(item);
      send(list, { position, answerMs: Math.round(performance.now() - shownAt) });
    };
    // In the middle of the mouse opens a new tab.
    box.addEventListener('click', opened);
    box.addEventListener('auxclick', opened);
    return () => {
      clearTimeout(looked);
      box.removeEventListener('click', opened);
      box.removeEventListener('auxclick', opened);
    };
  };
}

interface Opened {
  /** From 1. */
  position: number;
  answerMs: number;
}

/**
 * Reports that somebody typed `query` and opened one of the hits suggested for it. Under a number of its own: of suggestions
 * nothing else is reported, so there is nothing to join, and one pick does not lead to the next.
 */
export function reportPick(list: Pick<SeenList, 'query' | 'results'>, opened: Opened): void {
  tell(randomId(), list, opened);
}

function tell(page: string, { query, results }: Pick<SeenList, 'query' | 'results'>, opened?: Opened): void {
  const seen = JSON.stringify({ page, query: query.slice(0, 500), results, ...opened });
  navigator.sendBeacon('/search/seen', new Blob([seen], { type: 'application/json' }));
}

/** Not `randomUUID`, which a page without HTTPS in the office does not have. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
