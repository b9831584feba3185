import type { Answer, Photo } from '#lib/offline/outbox/items.ts';
import { newId } from '#lib/new-id.ts';
import type { Step } from './send-step.ts';

export type SentPhoto = Step['photos'][number];

/** Pictures of one step that the server does not have yet, in the order in which they go. */
export class PhotoQueue {
  waiting = $state.raw<Photo[]>([]);
  /** 0 to 1 while one is sent. */
  part = $state<number>();
  /** Why the first of them was not taken. */
  failure = $state<string>();
  /** There was no network the last time. */
  isAway = $state(false);
  /** The session had ended the last time. */
  isSignedOut = $state(false);
  readonly #sent: (photo: SentPhoto) => void;
  readonly #changed: () => void;
  readonly #failed: (answer: Answer) => void;

  /**
   * @param sent gets each picture that is there
   * @param changed is told that others wait than before
   * @param failed gets why the first of them did not go
   */
  constructor(sent: (photo: SentPhoto) => void, changed: () => void, failed: (answer: Answer) => void) {
    this.#sent = sent;
    this.#changed = changed;
    this.#failed = failed;
  }

  add(files: readonly File[]): void {
    this.waiting = [...this.waiting, ...files.map((file) => ({ id: newId(), name: file.name, blob: file }))];
    this.#changed();
    void this.send();
  }

  async send(): Promise<void> {
    if (this.part !== undefined) return;
    this.failure = undefined;
    while (this.waiting[0]) {
      const [next] = this.waiting;
      this.part = 0;
      const problem = await this.#sendOne(next);
      this.part = undefined;
      if (problem) return this.#fail(problem);
    }
  }

  async #sendOne(photo: Photo): Promise<Answer | null> {
    // What sends them may not be fetched without a network either.
    const sending = await import('#lib/send-file.ts').catch(() => null);
    if (!sending) return { kind: 'OFFLINE' };
    try {
      const file = new File([photo.blob], photo.name, { type: photo.blob.type });
      const { files } = await sending.sendFile<{ files: SentPhoto[] }>(
        '/files',
        file,
        (part) => (this.part = part),
      );
      this.#arrived(photo, files[0]!);
      return null;
    } catch (problem) {
      if (problem instanceof sending.OfflineError) return { kind: 'OFFLINE' };
      if (problem instanceof sending.SignedOutError) return { kind: 'SIGNED_OUT' };
      return { kind: 'REFUSED', message: (problem as Error).message };
    }
  }

  #fail(answer: Answer): void {
    this.isAway = answer.kind === 'OFFLINE';
    this.isSignedOut = answer.kind === 'SIGNED_OUT';
    this.failure = answer.kind === 'REFUSED' ? answer.message : undefined;
    this.#failed(answer);
  }

  #arrived(photo: Photo, sent: SentPhoto): void {
    this.isAway = false;
    this.isSignedOut = false;
    this.waiting = this.waiting.filter((other) => other !== photo);
    this.#sent(sent);
    this.#changed();
  }
}
