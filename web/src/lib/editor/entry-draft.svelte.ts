import { withEveryList, type EquipmentData, type RichDocument } from '@fieldlore/content';
import type {
  Audience,
  Confidence,
  EditEntry_EntryFragment,
  EntryState_EntryFragment,
  FindingAnswer_DiagramFindingFragment,
  FoundEntry_EntryFragment,
  Governance,
  SaveEntryInput,
  VehicleLinkInput,
  WorkingRevision_RevisionFragment,
} from '#lib/graphql/generated.ts';
import { Autosave, type Copy, type SaveAnswer } from './autosave.svelte.ts';
import { withoutBlankRows } from './blank-rows.ts';
import { UnreadText } from './unread.svelte.ts';

/** A vehicle that an entry is about, with the name to show. */
export interface VehicleSubject extends VehicleLinkInput {
  label: string;
}

export type Fields = Pick<
  SaveEntryInput,
  | 'audience'
  | 'body'
  | 'confidence'
  | 'data'
  | 'equipment'
  | 'governance'
  | 'ownerId'
  | 'reviewAt'
  | 'sectionId'
  | 'slug'
  | 'tags'
  | 'title'
  | 'vehicles'
>;

export type Theirs = WorkingRevision_RevisionFragment;
export type State = EntryState_EntryFragment;
/** What was answered to a warning of the kind's checks. */
export type WarningAnswer = FindingAnswer_DiagramFindingFragment;

interface Options {
  send: (version: number, changes: Partial<Fields>) => Promise<SaveAnswer<Theirs> & { state?: State }>;
  keep: (copy: Copy<Fields> | null) => void;
}

/** An entry while somebody writes it: what stands in the form, and what the server has of it. */
export class EntryDraft {
  readonly entry: EditEntry_EntryFragment;
  readonly autosave: Autosave<Fields, Theirs>;
  /** Status, version and rights as the server last said. */
  state = $state.raw<State>() as State;

  title = $state('');
  /** A document is exchanged as a whole by its editor: no proxies inside. */
  body = $state.raw<RichDocument>() as RichDocument;
  /** Of the kind's own shape; the form of the kind knows it. */
  data = $state<unknown>();
  tags = $state<string[]>([]);
  vehicles = $state<VehicleSubject[]>([]);
  equipment = $state<FoundEntry_EntryFragment[]>([]);
  audience = $state<Audience>('STAFF');
  governance = $state<Governance>('OPEN');
  confidence = $state<Confidence>('WORK_IN_PROGRESS');
  owner = $state<{ id: string; name: string } | null>(null);
  /** YYYY-MM-DD, empty for none. */
  reviewAt = $state('');
  slug = $state('');
  sectionId = $state('');
  readonly unread = new UnreadText();
  /** Answers to warnings, by the keys of these. */
  answers = $state.raw<ReadonlyMap<string, WarningAnswer>>(new Map());

  constructor(entry: EditEntry_EntryFragment, { send, keep }: Options) {
    this.entry = entry;
    this.state = entry;
    const revision = entry.workingRevision!;
    this.title = revision.title;
    this.body = revision.body as RichDocument;
    this.data = this.#whole(revision.data);
    this.tags = [...entry.tags];
    this.vehicles = entry.vehicles.map(vehicleSubject);
    this.equipment = [...entry.aboutEquipment];
    this.audience = entry.audience;
    this.governance = entry.governance;
    this.confidence = entry.confidence;
    this.owner = entry.owner;
    this.reviewAt = entry.reviewAt ?? '';
    this.slug = entry.slug;
    this.sectionId = entry.section.id;
    this.takeAnswers(revision.findings ?? []);
    this.autosave = new Autosave<Fields, Theirs>({
      version: entry.version,
      fields: this.fields,
      keep,
      send: async (version, changes) => {
        const answer = await send(version, changes);
        if (answer.state) this.#adopt(answer.state, changes);
        return answer;
      },
    });
  }

  /** A card that was saved before its kind had all of its lists gets them here, before anything is compared with it. */
  #whole(data: unknown): unknown {
    return this.entry.kind === 'EQUIPMENT' ? withEveryList(data as EquipmentData) : data;
  }

  /** Everything as it is sent. */
  get fields(): Fields {
    return {
      title: this.title,
      body: this.body,
      data: withoutBlankRows($state.snapshot(this.data)),
      tags: [...this.tags],
      vehicles: this.vehicles.map(({ makeId, modelId, generationId, yearFrom, yearTo }) => ({
        makeId,
        modelId: modelId ?? null,
        generationId: generationId ?? null,
        yearFrom: yearFrom ?? null,
        yearTo: yearTo ?? null,
      })),
      equipment: this.equipment.map(({ id }) => id),
      audience: this.audience,
      governance: this.governance,
      confidence: this.confidence,
      ownerId: this.owner?.id ?? null,
      reviewAt: this.reviewAt || null,
      slug: this.slug,
      sectionId: this.sectionId,
    };
  }

  /** Puts back what a copy in this browser holds. Names of people, vehicles and devices are not in it: those stay. */
  restore({ title, body, data, tags, audience, confidence, reviewAt }: Partial<Fields>): void {
    if (title != null) this.title = title;
    if (body != null) this.body = body as RichDocument;
    if (data != null) this.data = this.#whole(data);
    if (tags != null) this.tags = [...tags];
    if (audience != null) this.audience = audience;
    if (confidence != null) this.confidence = confidence;
    if (reviewAt != null) this.reviewAt = reviewAt;
  }

  /** What the server knows of answers now; those to findings that it does not see yet stay. */
  takeAnswers(answers: readonly WarningAnswer[]): void {
    this.answers = new Map([...this.answers, ...answers.map((answer) => [answer.key, answer] as const)]);
  }

  /** What is wrong with a field, if the server refused it: `title`, `data.model`. */
  problem(path: string): string | undefined {
    return this.autosave.problems.find((problem) => problem.path === path)?.message;
  }

  #adopt(state: State, sent: Partial<Fields>): void {
    this.state = state;
    // Some data asks for four eyes by itself, and a slug is written in the server's spelling.
    if (sent.governance === undefined) this.governance = state.governance;
    if (sent.slug === undefined) this.slug = state.slug;
  }
}

function vehicleSubject({
  make,
  model,
  generation,
  yearFrom,
  yearTo,
}: EditEntry_EntryFragment['vehicles'][number]): VehicleSubject {
  return {
    makeId: make.id,
    modelId: model?.id,
    generationId: generation?.id,
    yearFrom,
    yearTo,
    label: [make.name, model?.name, generation?.name].filter(Boolean).join(' '),
  };
}
