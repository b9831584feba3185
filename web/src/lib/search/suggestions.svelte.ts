import { reportPick } from './report-seen.ts';
import type { Suggestion } from './suggestion-rows.ts';

/** Long enough that a quick typist asks once a word, short enough that nobody waits for it. Milliseconds. */
const PAUSE = 120;
const SEARCH = '/suggest';

/** Asks for suggestions as somebody types: only for the last text, and an overtaken answer is never shown. */
export class Suggestions {
  /** For {@link text}; empty until it has been answered. */
  found = $state.raw<Suggestion[]>([]);
  /** What is in {@link found} is the whole answer for {@link text}. */
  isAnswered = $state(false);
  /** The words that were last asked for. */
  text = $state('');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked: AbortController | undefined;
  private hasFailed = false;
  private shownAt = 0;
  private readonly path: string;

  /** @param path that answers `?q=` with suggestions; what is picked of another than the search is no search to report */
  constructor(path = SEARCH) {
    this.path = path;
  }

  ask(typed: string): void {
    const text = typed.trim();
    if (text === this.text && !this.hasFailed) return;
    this.stop();
    this.hasFailed = false;
    this.text = text;
    // What was found for other words must not be opened by Enter.
    this.found = [];
    this.isAnswered = false;
    if (text !== '') this.timer = setTimeout(() => void this.fetch(text), PAUSE);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.asked?.abort();
  }

  /**
   * Reports that one of {@link found} was opened.
   * @param index its place; one that is none of them, or leads to a list that reports for itself, is passed over
   */
  picked(index: number): void {
    const hits = this.found.filter(({ group }) => group !== 'KIND');
    const place = hits.findIndex((hit) => hit === this.found[index]);
    if (place < 0 || this.path !== SEARCH) return;
    reportPick(
      { query: this.text, results: hits.length },
      { position: place + 1, answerMs: Math.round(performance.now() - this.shownAt) },
    );
  }

  private async fetch(text: string): Promise<void> {
    this.asked = new AbortController();
    const { signal } = this.asked;
    try {
      const response = await fetch(`${this.path}?q=${encodeURIComponent(text)}`, { signal });
      const found: Suggestion[] = response.ok ? await response.json() : [];
      if (signal.aborted) return;
      this.found = found;
      this.isAnswered = response.ok;
      this.shownAt = performance.now();
    } catch {
      // Overtaken by the next letter, or no network: the search itself is still offered, and the words may be asked again.
      if (!signal.aborted) this.hasFailed = true;
    }
  }
}
