import * as m from '#lib/paraglide/messages.js';
import {
  afterAnswer,
  type Answer,
  canGo,
  changeOf,
  inOrder,
  isHeldBack,
  isOwn,
  isUnsent,
  type Item,
  type Made,
  overTheirs,
  type Photo,
  underTheirs,
  visitOf,
} from './items.ts';
import { sendItem } from './send-item.ts';
import { memoryStore, openStore, type Store } from './store.ts';

type Send = (item: Item, keep: (photos: Photo[]) => Promise<void>) => Promise<Answer>;

/**
 * What one person did on this device and the server has not yet. Everything is written down before it is sent, and goes
 * only when the server has said that it has it, or by that person's own hand.
 */
export class Outbox {
  readonly personId: string;
  /** All that wait, oldest first. */
  items = $state.raw<Item[]>([]);
  isSending = $state(false);
  /** The device took none of what was written last, as on a full disk. */
  #isFull = $state(false);
  readonly #store: Store;
  readonly #send: Send;
  readonly #heard: BroadcastChannel | undefined;
  /** Pages that are open here and send what is of their visit themselves. */
  readonly #pages = new Map<string, () => Promise<unknown>>();

  /** Whether the device keeps them when the page is closed. */
  get isLasting(): boolean {
    return this.#store.isLasting && !this.#isFull;
  }

  constructor(personId: string, store: Store, send: Send = sendItem) {
    this.personId = personId;
    this.#store = store;
    this.#send = send;
    if (typeof BroadcastChannel === 'undefined') return;
    this.#heard = new BroadcastChannel('fieldlore-outbox');
    this.#heard.addEventListener('message', () => void this.read());
  }

  get unsent(): Item[] {
    return this.items.filter(isUnsent);
  }

  async read(): Promise<void> {
    this.items = inOrder(await this.#store.all(this.personId));
  }

  /**
   * Changes an item where it is kept, and tells the other pages of it.
   * @returns whether the device took it
   */
  async change(key: string, change: Parameters<Store['update']>[1]): Promise<boolean> {
    try {
      await this.#store.update(key, change);
      this.#isFull = false;
      await this.read();
    } catch {
      this.#isFull = true;
      return false;
    }
    this.#heard?.postMessage(null);
    return true;
  }

  /**
   * Writes down what was done. What there is of the same is replaced; its photos, state and lost changes stay.
   * @returns whether the device took it
   */
  keep(made: Made): Promise<boolean> {
    return this.change(made.key, (known) => {
      const of = known ?? { state: 'NEW' as const, sent: [], madeAt: Date.now() };
      return { ...of, ...made, personId: this.personId } as Item;
    });
  }

  /** What an earlier page of the visit wrote down. */
  ofVisit(visitId: string): Item[] {
    return this.items.filter((item) => visitOf(item) === visitId);
  }

  remove(key: string): Promise<boolean> {
    return this.change(key, () => null);
  }

  /** For a page that sends what is of its visit by itself. @returns what lets go of it */
  hold(visitId: string, flush: () => Promise<unknown>): () => void {
    this.#pages.set(visitId, flush);
    return () => this.#pages.delete(visitId);
  }

  /** The page that sends an item tells what came of it. */
  async answered(key: string, answer: Answer): Promise<void> {
    await this.change(key, (known) => known && (afterAnswer(known, answer) ?? undefined));
  }

  /** Keeps and sends one thing. What is refused at once is not kept: the form that it came from says why. */
  async submit(made: Made): Promise<Answer> {
    if (!(await this.keep(made))) return await this.#sendUnkept(made);
    const answer = await this.sendOne(made.key);
    if (answer.kind === 'REFUSED') await this.remove(made.key);
    return answer;
  }

  /** Where the device has no room it goes all the same; what can't go stays in its form, which says so. */
  async #sendUnkept(made: Made): Promise<Answer> {
    const item = { ...made, personId: this.personId, state: 'NEW', sent: [], madeAt: Date.now() } as Item;
    const answer = await this.#send(item, () => Promise.resolve());
    const isOver = answer.kind === 'SENT' || answer.kind === 'REFUSED';
    return isOver ? answer : { kind: 'REFUSED', message: m.outbox_no_room() };
  }

  /** Sends all that can go, one after the other; one page of the browser at a time where it can tell them apart. */
  async sendAll(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      // Without TLS there are no locks: sent from two pages, an item is there once all the same.
      if (navigator.locks)
        await navigator.locks.request('fieldlore-outbox', { ifAvailable: true }, async (lock) => {
          if (lock) await this.#sendAll();
        });
      else await this.#sendAll();
    } finally {
      this.isSending = false;
    }
  }

  async #sendAll(): Promise<void> {
    await Promise.all([...this.#pages.values()].map((flush) => flush()));
    await this.read();
    for (const { key } of this.items) {
      const item = this.items.find((one) => one.key === key);
      const visitId = item && visitOf(item);
      if (!item || !canGo(item) || isHeldBack(item, this.items)) continue;
      if (visitId && this.#pages.has(visitId)) continue;
      const { kind } = await this.sendOne(key);
      if (kind === 'OFFLINE' || kind === 'SIGNED_OUT') return;
    }
  }

  /** Sends one item and keeps what came of it. */
  async sendOne(key: string): Promise<Answer> {
    const item = await this.#store.get(key);
    if (!item) return { kind: 'SENT' };
    const change = changeOf(item);
    if (change && !item.sent.includes(change))
      await this.change(key, (known) => known && { ...known, sent: [...known.sent, change] });
    const answer = await this.#send(
      { ...item, sent: change ? [...item.sent, change] : item.sent },
      async (photos) => void (await this.change(key, (known) => known && withSent(known, photos))),
    );
    if (answer.kind === 'CONFLICT' && isOwn(item, answer.theirs)) {
      await this.change(key, (known) => known && overTheirs(known, answer.theirs));
      return await this.sendOne(key);
    }
    await this.change(key, (known) => {
      if (!known) return undefined;
      // More was done to it while it was on its way: that goes next, over what the server has now.
      if (answer.kind === 'SENT' && changeOf(known) !== change)
        return answer.version === undefined
          ? known
          : ({ ...known, input: { ...known.input, version: answer.version } } as Item);
      return afterAnswer(known, answer);
    });
    return answer;
  }

  /** One's own answer to a conflict. */
  async keepMine(key: string): Promise<void> {
    await this.change(key, (known) => known && (known.theirs ? overTheirs(known, known.theirs) : known));
    await this.sendOne(key);
  }

  /** The other's stands; pictures that the server does not have are added to it. */
  async takeTheirs(key: string): Promise<void> {
    await this.change(key, (known) => known && underTheirs(known));
    if (this.items.some((item) => item.key === key)) await this.sendOne(key);
  }

  /** Forgets all of it, when its person signs out and says so. */
  async clear(): Promise<void> {
    for (const { key } of this.items) await this.remove(key);
  }
}

/** Photos that are there are marked, those that were added meanwhile stay. */
function withSent(known: Item, sent: readonly Photo[]): Item {
  const photos = known.photos.map((photo) => sent.find(({ id }) => id === photo.id) ?? photo);
  return { ...known, photos };
}

let opened: { personId: string; outbox: Promise<Outbox> } | undefined;

/** The one of this page for a person. Only in a browser: a server has no device and many people. */
export function outboxOf(personId: string): Promise<Outbox> {
  if (opened?.personId !== personId) opened = { personId, outbox: open(personId) };
  return opened.outbox;
}

async function open(personId: string): Promise<Outbox> {
  const outbox = new Outbox(personId, await openStore().catch(memoryStore));
  await outbox.read();
  return outbox;
}
