import { Arg, Ctx as Context, Int, Mutation, Resolver } from 'type-graphql';
import { type Ctx, inTransaction } from '../context.ts';
import { UUID } from '../graphql/scalars.ts';
import {
  archiveEntry,
  binEntry,
  discardDraft,
  restoreEntry,
  restoreRevision,
  submitEntry,
} from './change-entry-status.ts';
import { createEntry } from './create-entry.ts';
import { Entry } from './entry.entity.ts';
import { UseOutcome } from './entry.enums.ts';
import { CorrectionInput } from '../recalls/recall.types.ts';
import { CreateEntryInput, SaveEntryInput } from './entry.inputs.ts';
import { SaveEntryResult } from './entry.types.ts';
import { publishEntry } from './publish-entry.ts';
import { recordUse } from './record-use.ts';
import { saveEntry } from './save-entry.ts';

const id = () => Arg('id', () => UUID);
const version = () => Arg('version', () => Int);
const note = () => Arg('note', () => String, { nullable: true });

@Resolver(() => Entry)
export class EntryMutations {
  @Mutation(() => Entry)
  async createEntry(
    @Context() ctx: Ctx,
    @Arg('input', () => CreateEntryInput) input: CreateEntryInput,
  ): Promise<Entry> {
    return await inTransaction(ctx, (tx) => createEntry(tx, input));
  }

  @Mutation(() => SaveEntryResult, {
    description: 'A stale save is not applied: the other version comes back with it.',
  })
  async saveEntry(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveEntryInput) input: SaveEntryInput,
  ): Promise<SaveEntryResult> {
    const { entry, conflict } = await inTransaction(ctx, (tx) => saveEntry(tx, input));
    return {
      entry,
      conflict: conflict && { theirs: conflict, currentVersion: entry.version, changedAt: conflict.savedAt },
    };
  }

  @Mutation(() => Entry, { description: 'Hands the draft in for review.' })
  async submitEntry(@Context() ctx: Ctx, @id() id: string, @version() version: number): Promise<Entry> {
    return await inTransaction(ctx, (tx) => submitEntry(tx, { id, version }));
  }

  @Mutation(() => Entry)
  async publishEntry(
    @Context() ctx: Ctx,
    @id() id: string,
    @version() version: number,
    @note() note?: string | null,
    @Arg('confirmed', () => [String], {
      defaultValue: [],
      description: 'Keys of the warnings that the publisher has read: Revision.findings.',
    })
    confirmed?: string[],
    @Arg('correction', () => CorrectionInput, {
      nullable: true,
      description: 'What was published before was wrong: whoever used it is told.',
    })
    correction?: CorrectionInput | null,
  ): Promise<Entry> {
    return await inTransaction(ctx, (tx) => publishEntry(tx, { id, version, note, confirmed, correction }));
  }

  @Mutation(() => Entry)
  async archiveEntry(@Context() ctx: Ctx, @id() id: string, @version() version: number): Promise<Entry> {
    return await inTransaction(ctx, (tx) => archiveEntry(tx, { id, version }));
  }

  @Mutation(() => Entry)
  async binEntry(@Context() ctx: Ctx, @id() id: string, @version() version: number): Promise<Entry> {
    return await inTransaction(ctx, (tx) => binEntry(tx, { id, version }));
  }

  @Mutation(() => Entry, { description: 'From the bin or the archive.' })
  async restoreEntry(@Context() ctx: Ctx, @id() id: string, @version() version: number): Promise<Entry> {
    return await inTransaction(ctx, (tx) => restoreEntry(tx, { id, version }));
  }

  @Mutation(() => Entry)
  async discardDraft(@Context() ctx: Ctx, @id() id: string, @version() version: number): Promise<Entry> {
    return await inTransaction(ctx, (tx) => discardDraft(tx, { id, version }));
  }

  @Mutation(() => Entry, { description: 'Makes an older revision the draft.' })
  async restoreRevision(
    @Context() ctx: Ctx,
    @Arg('entryId', () => UUID) entryId: string,
    @Arg('revisionId', () => UUID) revisionId: string,
    @version() version: number,
  ): Promise<Entry> {
    return await inTransaction(ctx, (tx) => restoreRevision(tx, { id: entryId, version, revisionId }));
  }

  @Mutation(() => Entry)
  async recordUse(
    @Context() ctx: Ctx,
    @Arg('entryId', () => UUID) entryId: string,
    @Arg('outcome', () => UseOutcome) outcome: UseOutcome,
    @Arg('ticket', () => String, { nullable: true }) ticket?: string | null,
    @note() note?: string | null,
    @Arg('useId', () => UUID, { nullable: true, description: 'Make one: sent again, the use counts once.' })
    useId?: string | null,
  ): Promise<Entry> {
    return await inTransaction(ctx, (tx) => recordUse(tx, { id: entryId, useId, outcome, ticket, note }));
  }
}
