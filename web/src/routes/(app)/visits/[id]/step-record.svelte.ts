import { Autosave, type SaveAnswer } from '#lib/editor/autosave.svelte.ts';
import { type Answer, type Inputs, type Item } from '#lib/offline/outbox/items.ts';
import { newId } from '#lib/new-id.ts';
import type { Outbox } from '#lib/offline/outbox/outbox.svelte.ts';
import { PhotoQueue, type SentPhoto } from './photo-queue.svelte.ts';
import { fieldsOf, StepSender, type Step, type StepFields } from './send-step.ts';

/**
 * One step as it stands in the page. What is typed and photographed is in the outbox of the device until the server has
 * it: over a reload, and when the page is closed.
 */
export class StepRecord {
  readonly step: Step;
  readonly photoQueue = new PhotoQueue(
    (photo) => this.#addPhoto(photo),
    () => this.#keep(),
    (answer) => void this.#outbox?.answered(this.step.id, answer),
  );
  fields = $state.raw<StepFields>({ isDone: false, value: null, note: '', photoIds: [] });
  /** What was typed for the measured value is no number: it is not sent. */
  isUnreadable = $state(false);
  readonly autosave: Autosave<StepFields, Step>;
  /** Pictures that are there and those that were added here. */
  #photos = $state.raw<Step['photos']>([]);
  #outbox = $state.raw<Outbox>();
  readonly #visit: { id: string; title: string };
  readonly #sender: StepSender;
  #changeId = newId();
  #isKept = false;

  constructor(step: Step, visit: { id: string; title: string }) {
    this.step = step;
    this.#visit = visit;
    this.#sender = new StepSender(`/visits/${visit.id}/step`, step.id);
    this.fields = fieldsOf(step);
    this.#photos = step.photos;
    this.autosave = new Autosave<StepFields, Step>({
      version: step.version,
      fields: this.fields,
      send: (version) => this.#send(version),
      keep: () => this.#keep(),
    });
  }

  get photos(): Step['photos'] {
    return this.#photos.filter(({ id }) => this.fields.photoIds.includes(id));
  }

  /** Whether the device keeps what is not sent yet; else only this page does. */
  get isLasting(): boolean {
    return this.#outbox?.isLasting ?? false;
  }

  /** Takes up what an earlier page could not send, and keeps from now on what this one cannot. */
  attach(outbox: Outbox): void {
    this.#outbox = outbox;
    const item = outbox.items.find(({ key }) => key === this.step.id);
    if (item?.kind === 'VISIT_STEP' && !this.autosave.hasChanges) this.#restore(item);
    else this.#keep();
    void this.photoQueue.send();
  }

  #restore(item: Extract<Item, { kind: 'VISIT_STEP' }>): void {
    const { isDone, value = null, note = '', photoIds, changeId, version } = item.input;
    this.#changeId = changeId;
    this.#isKept = true;
    this.#sender.knowAsOwn(item.sent);
    const sent = item.photos.flatMap(({ fileId, name }) =>
      fileId ? [{ id: fileId, name, url: `/files/${fileId}` }] : [],
    );
    this.#photos = [...this.#photos, ...sent];
    this.photoQueue.waiting = item.photos.filter(({ fileId }) => !fileId);
    // Of the version that it was typed over: where another device was there meanwhile, the server says so.
    this.autosave.version = version;
    this.fields = { isDone, value, note, photoIds: [...photoIds, ...sent.map(({ id }) => id)] };
    this.autosave.edit(this.fields);
    if (this.autosave.hasChanges) return void this.autosave.flush();
    this.autosave.version = this.step.version;
    this.#keep();
  }

  change(changes: Partial<StepFields>): void {
    this.fields = { ...this.fields, ...changes };
    this.#changeId = newId();
    this.autosave.edit(this.fields);
  }

  /** A tick or a photo is whole: it goes at once, without the pause that typing gets. */
  changeNow(changes: Partial<StepFields>): void {
    this.change(changes);
    void this.autosave.flush();
  }

  removePhoto(id: string): void {
    this.changeNow({ photoIds: this.fields.photoIds.filter((other) => other !== id) });
  }

  /** Sends all that is not sent. */
  async flush(): Promise<void> {
    await this.photoQueue.send();
    await this.autosave.flush();
  }

  /** Another device's record is to stand: what was typed here goes, pictures are added to what is there. */
  giveWay(next: StepRecord): void {
    this.autosave.stop();
    next.photoQueue.waiting = this.photoQueue.waiting;
    const outbox = this.#outbox;
    if (outbox) void outbox.remove(this.step.id).then(() => next.attach(outbox));
  }

  #addPhoto(photo: SentPhoto): void {
    this.#photos = [...this.#photos, photo];
    this.changeNow({ photoIds: [...this.fields.photoIds, photo.id] });
  }

  async #send(version: number): Promise<SaveAnswer<Step>> {
    const changeId = this.#changeId;
    const key = this.step.id;
    await this.#outbox?.change(key, (known) => known && { ...known, sent: [...known.sent, changeId] });
    const answer = await this.#sender
      .send(version, changeId, this.fields)
      .catch((): SaveAnswer<Step> => ({ kind: 'offline' }));
    if (answer.kind !== 'saved') await this.#outbox?.answered(key, told(answer));
    return answer;
  }

  /** Writes down what the server does not have, or takes away what it has. */
  #keep(): void {
    const outbox = this.#outbox;
    if (!outbox) return;
    const { waiting } = this.photoQueue;
    if (!this.autosave.hasChanges && waiting.length === 0) {
      if (this.#isKept) void outbox.remove(this.step.id);
      this.#isKept = false;
      return;
    }
    const input: Inputs['VISIT_STEP'] = {
      ...this.fields,
      visitId: this.#visit.id,
      stepId: this.step.id,
      changeId: this.#changeId,
      version: this.autosave.version,
    };
    this.#isKept = true;
    void outbox.keep({
      key: this.step.id,
      kind: 'VISIT_STEP',
      title: `${this.#visit.title} · ${this.step.text}`,
      path: `/visits/${this.#visit.id}`,
      input,
      photos: waiting,
    });
  }
}

/** What the page was answered, as the outbox keeps it. */
function told(answer: Exclude<SaveAnswer<Step>, { kind: 'saved' }>): Answer {
  switch (answer.kind) {
    case 'offline':
      return { kind: 'OFFLINE' };
    case 'signed-out':
      return { kind: 'SIGNED_OUT' };
    case 'refused':
      return { kind: 'REFUSED', message: answer.message };
    case 'conflict': {
      const { theirs } = answer.conflict;
      return {
        kind: 'CONFLICT',
        theirs: { version: theirs.version, lastChangeId: theirs.lastChangeId, now: theirs },
      };
    }
  }
}
