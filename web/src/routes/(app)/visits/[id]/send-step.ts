import type { SaveAnswer } from '#lib/editor/autosave.svelte.ts';
import type { VisitStep_StepFragment } from '#lib/graphql/generated.ts';

export type Step = VisitStep_StepFragment;

/** What an engineer changes of a step. */
export interface StepFields {
  isDone: boolean;
  value: number | null;
  note: string;
  photoIds: string[];
}

export const fieldsOf = ({ isDone, value, note, photos }: Step): StepFields => ({
  isDone,
  value,
  note,
  photoIds: photos.map(({ id }) => id),
});

interface StepAnswer {
  step: Step;
  isConflict: boolean;
}

/**
 * Sends what is known of one step. A change whose answer was lost goes again under its own id, and what the server has
 * of it is known as one's own: losing the network for a moment never looks like somebody else's change.
 */
export class StepSender {
  readonly #path: string;
  readonly #stepId: string;
  readonly #sent = new Set<string>();

  constructor(path: string, stepId: string) {
    this.#path = path;
    this.#stepId = stepId;
  }

  /** Changes that an earlier page sent, with or without an answer. */
  knowAsOwn(changeIds: readonly string[]): void {
    for (const id of changeIds) this.#sent.add(id);
  }

  /** @param changeId the same for the same fields, however often they are sent */
  async send(version: number, changeId: string, fields: StepFields): Promise<SaveAnswer<Step>> {
    this.#sent.add(changeId);
    const answer = await fetch(this.#path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ stepId: this.#stepId, changeId, version, ...fields }),
      // An expired session leads to the sign-in page, which is no answer to this.
      redirect: 'manual',
    });
    if (answer.type === 'opaqueredirect' || answer.status === 401) return { kind: 'signed-out' };
    if (answer.status >= 500) return { kind: 'offline' };
    if (!answer.ok) {
      const { message, fields: problems = [] } = (await answer.json()) as App.Error;
      return { kind: 'refused', message, fields: [...problems] };
    }
    const { step, isConflict } = (await answer.json()) as StepAnswer;
    if (!isConflict) return { kind: 'saved', version: step.version };
    if (step.lastChangeId && this.#sent.has(step.lastChangeId))
      return await this.send(step.version, changeId, fields);
    return {
      kind: 'conflict',
      conflict: { currentVersion: step.version, changedAt: '', changedBy: null, theirs: step },
    };
  }
}
