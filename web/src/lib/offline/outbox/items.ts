import type {
  DiagramReportInput,
  FinishVisitInput,
  InstallationReportInput,
  RecordUseMutationVariables,
  SaveVisitInput,
  VisitStep_StepFragment,
  VisitStepInput,
} from '#lib/graphql/generated.ts';
import { newId } from '#lib/new-id.ts';

/** What can wait on a device until there is a network: what the server is sent of each, photos apart. */
export interface Inputs {
  DIAGRAM_REPORT: Omit<DiagramReportInput, 'photoIds'>;
  INSTALLATION: Omit<InstallationReportInput, 'photoId'>;
  VISIT_STEP: VisitStepInput & { visitId: string };
  VISIT_ANSWERS: SaveVisitInput;
  VISIT_END: FinishVisitInput;
  USE: RecordUseMutationVariables;
  VOTE: { entryId: string; isHelpful: boolean; comment: string | null };
}
export type Kind = keyof Inputs;

export interface Photo {
  id: string;
  name: string;
  /** Kept until the whole item is there. */
  blob: Blob;
  /** Of the server, once it has it. */
  fileId?: string;
}

/** Somebody else was first: what there is now, as the server tells it for this kind. */
export interface Theirs {
  version: number;
  lastChangeId: string | null;
  /** As `comparisonOf` reads it. */
  now: unknown;
}

export type ItemState =
  /** Just written; its page is sending it. */
  | 'NEW'
  /** There was no network, or a server that did not answer. */
  | 'WAITING'
  | 'SIGNED_OUT'
  | 'REFUSED'
  | 'CONFLICT';

/** One thing that a person did and that the server does not have yet. */
export type Item = {
  [K in Kind]: {
    /** Its place on the device: what is done to the same step again takes it. */
    key: string;
    kind: K;
    input: Inputs[K];
    photos: Photo[];
    personId: string;
    /** What it is about, for the list. */
    title: string;
    /** The page where it was made. */
    path: string;
    /** Milliseconds since 1970. */
    madeAt: number;
    state: ItemState;
    /** Why it was refused, in the reader's language. */
    message?: string;
    theirs?: Theirs;
    /** Changes of it that were sent, with or without an answer: known as one's own where the server has one of them. */
    sent: string[];
  };
}[Kind];

export type Made<K extends Kind = Kind> = K extends Kind
  ? Pick<Extract<Item, { kind: K }>, 'key' | 'kind' | 'input' | 'photos' | 'title' | 'path'>
  : never;

export type Answer =
  | { kind: 'SENT'; version?: number }
  | { kind: 'CONFLICT'; theirs: Theirs }
  | { kind: 'REFUSED'; message: string; fields?: { path: string; message: string }[] }
  | { kind: 'SIGNED_OUT' }
  | { kind: 'OFFLINE' };

/** The id under which the server takes an item once. */
export function changeOf({ kind, input }: Pick<Item, 'kind' | 'input'>): string | null {
  if (kind === 'VISIT_STEP' || kind === 'VISIT_ANSWERS')
    return (input as Inputs['VISIT_STEP'] | Inputs['VISIT_ANSWERS']).changeId ?? null;
  return null;
}

/** The visit that an item is of. */
export function visitOf(item: Pick<Item, 'kind' | 'input'>): string | null {
  if (item.kind === 'VISIT_STEP') return (item.input as Inputs['VISIT_STEP']).visitId;
  if (item.kind === 'VISIT_ANSWERS' || item.kind === 'VISIT_END')
    return (item.input as Inputs['VISIT_END']).id;
  return null;
}

/** What the server is sent, with the ids of photos that it has. */
export function withPhotos({ kind, input, photos }: Item): object {
  const ids = photos.flatMap(({ fileId }) => fileId ?? []);
  if (kind === 'DIAGRAM_REPORT') return { ...input, photoIds: ids };
  if (kind === 'INSTALLATION') return { ...input, photoId: ids[0] ?? null };
  if (kind === 'VISIT_STEP') {
    const { visitId: _visit, ...step } = input;
    return { ...step, photoIds: [...new Set([...step.photoIds, ...ids])] };
  }
  return input;
}

/** An item as it stands after an answer; null once the server has it. */
export function afterAnswer(item: Item, answer: Answer): Item | null {
  const plain = { ...item, message: undefined, theirs: undefined };
  switch (answer.kind) {
    case 'SENT':
      return null;
    case 'CONFLICT':
      return { ...plain, state: 'CONFLICT', theirs: answer.theirs };
    case 'REFUSED':
      return { ...plain, state: 'REFUSED', message: answer.message };
    case 'SIGNED_OUT':
      return { ...plain, state: 'SIGNED_OUT' };
    case 'OFFLINE':
      return { ...plain, state: 'WAITING' };
  }
}

/** Whether the other one's change is one's own, whose answer was lost. */
export const isOwn = (item: Item, { lastChangeId }: Theirs): boolean =>
  lastChangeId !== null && item.sent.includes(lastChangeId);

/** One's own stands, over the version that is there. */
export function overTheirs(item: Item, { version }: Pick<Theirs, 'version'>): Item {
  return { ...item, input: { ...item.input, version }, state: 'WAITING', theirs: undefined } as Item;
}

/** The other's stands; what is left of one's own are pictures of a step that the server does not have. */
export function underTheirs(item: Item): Item | null {
  if (item.kind !== 'VISIT_STEP' || !item.theirs || item.photos.length === 0) return null;
  const { isDone, value, note, photos, version } = item.theirs.now as VisitStep_StepFragment;
  const photoIds = photos.map(({ id }) => id);
  const input = { ...item.input, isDone, value, note, photoIds, version, changeId: newId() };
  return { ...item, input, state: 'WAITING', theirs: undefined };
}

/** What can go by itself; a conflict and a refusal wait for their person. */
export const canGo = ({ state }: Item): boolean =>
  state === 'NEW' || state === 'WAITING' || state === 'SIGNED_OUT';

/** What is told of: an item that its page has just written is on its way. */
export const isUnsent = ({ state }: Item): boolean => state !== 'NEW';

/** Oldest first, and the end of a visit after all that was done in it. */
export function inOrder(items: readonly Item[]): Item[] {
  return items.toSorted(
    (a, b) => Number(a.kind === 'VISIT_END') - Number(b.kind === 'VISIT_END') || a.madeAt - b.madeAt,
  );
}

/** The end of a visit waits for what was done in it. */
export const isHeldBack = (item: Item, items: readonly Item[]): boolean =>
  item.kind === 'VISIT_END' &&
  items.some((other) => other.kind !== 'VISIT_END' && visitOf(other) === visitOf(item));
