import { Autosave } from '#lib/editor/autosave.svelte.ts';
import { readCopy, writeCopy } from '#lib/editor/local-copy.ts';
import { fieldsOf, StepSender, type Step, type StepFields } from './send-step.ts';

/** A picture that only this page holds yet. */
export interface WaitingPhoto {
  file: File;
  /** Address of what is shown meanwhile. */
  shown: string;
}

/**
 * One step as it stands in the page: what is typed is kept in the browser until the server has it, also over a reload.
 * @param path where it is sent
 */
export class StepRecord {
  readonly step: Step;
  fields = $state.raw<StepFields>({ isDone: false, value: null, note: '', photoIds: [] });
  /** Whether the browser keeps what is not sent yet; else only this page does. */
  hasRoom = $state(true);
  /** What was typed for the measured value is no number: it is not sent. */
  isUnreadable = $state(false);
  /** Not on the server yet, in the order in which they go. */
  waiting = $state.raw<WaitingPhoto[]>([]);
  /** Pictures that are there and those that were added here. */
  #photos = $state.raw<Step['photos']>([]);
  readonly autosave: Autosave<StepFields, Step>;

  constructor(step: Step, path: string) {
    const sender = new StepSender(path, step.id);
    this.step = step;
    this.fields = fieldsOf(step);
    this.#photos = step.photos;
    this.autosave = new Autosave<StepFields, Step>({
      version: step.version,
      fields: this.fields,
      send: (version) => sender.send(version, this.fields),
      keep: (copy) => {
        this.hasRoom = writeCopy(step.id, copy);
      },
    });
  }

  get photos(): Step['photos'] {
    return this.#photos.filter(({ id }) => this.fields.photoIds.includes(id));
  }

  /** Takes up what an earlier page could not send. */
  restore(): void {
    const copy = readCopy<StepFields>(this.step.id);
    if (!copy) return;
    // Of the version that it was typed over: where another device was there meanwhile, the server says so.
    this.autosave.version = copy.version;
    this.change(copy.changes);
    if (this.autosave.hasChanges) void this.autosave.flush();
    else this.autosave.version = this.step.version;
  }

  change(changes: Partial<StepFields>): void {
    this.fields = { ...this.fields, ...changes };
    this.autosave.edit(this.fields);
  }

  /** A tick or a photo is whole: it goes at once, without the pause that typing gets. */
  changeNow(changes: Partial<StepFields>): void {
    this.change(changes);
    void this.autosave.flush();
  }

  addPhoto(photo: Step['photos'][number]): void {
    this.#photos = [...this.#photos, photo];
    this.changeNow({ photoIds: [...this.fields.photoIds, photo.id] });
  }

  removePhoto(id: string): void {
    this.changeNow({ photoIds: this.fields.photoIds.filter((other) => other !== id) });
  }

  /** Stops sending, and forgets here what another device's record replaces. */
  giveUp(): void {
    this.autosave.stop();
    writeCopy(this.step.id, null);
  }
}
