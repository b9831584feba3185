import {
  diagramsOf,
  fragmentsOf,
  linksOf,
  toText,
  withoutHidden,
  type RichDocument,
  type SolvedTicketData,
} from '@fieldlore/content';
import { In } from 'typeorm';
import { authorize, type Authorized, authorizeLettingOut } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { checkBeforePublishing } from '../diagrams/accepted-warnings.ts';
import { type Correction, publishRecall } from '../recalls/publish-recall.ts';
import { publishFiles } from './entry-files.ts';
import { EntryLink } from './entry-link.entity.ts';
import { lockEntry, creatorOf, updateEntry } from './entry-revisions.ts';
import { personalOwner } from './entry-rules.ts';
import { Entry } from './entry.entity.ts';
import { Confidence, EntryKind, EntryStatus } from './entry.enums.ts';
import { projectKind } from './kind-projections.ts';
import { Revision } from './revision.entity.ts';

const excerptLength = 280;

export interface EntryVersion {
  id: string;
  version: number;
}

interface Publishing {
  note?: string | null;
  /** Keys of the warnings that the publisher has read and lets out all the same. */
  confirmed?: readonly string[];
  /** What was published before was wrong: whoever used it is told. */
  correction?: Correction | null;
}

/**
 * Makes the draft what readers get, and writes everything that is joined or searched by column, in one transaction.
 * @throws BadInputError where the kind's own checks refuse it, ConflictError, ForbiddenError, NotFoundError
 */
export async function publishEntry(
  tx: Ctx,
  { id, version, note, confirmed = [], correction }: EntryVersion & Publishing,
): Promise<Entry> {
  const entry = await authorize(tx, 'publish', await lockEntry(tx, id));
  const revisions = tx.db.getRepository(Revision);
  const draft = await revisions.findOneByOrFail({ id: entry.draftRevisionId! });
  await authorizeLettingOut(tx, entry, draft);
  if (entry.kind === EntryKind.DIAGRAM) await checkBeforePublishing(tx, entry, draft, confirmed);
  await revisions.update(draft.id, { publishedAt: tx.now(), ...(note && { note }) });
  await publishFiles(tx, entry, draft);
  await replaceLinks(tx, entry, draft.body);
  await projectKind(tx, entry, draft.data);
  if (correction) await publishRecall(tx, entry, draft, correction);
  return await updateEntry(tx, entry, version, {
    title: draft.title,
    excerpt: excerptOf(entry.kind, draft),
    status: EntryStatus.PUBLISHED,
    publishedRevisionId: draft.id,
    draftRevisionId: null,
    submittedById: null,
    personalTo: personalOwner(entry.kind, draft.data, creatorOf(tx, entry)),
    publishedAt: tx.now(),
    updatedAt: tx.now(),
    ...(entry.confidence === Confidence.WORK_IN_PROGRESS && { confidence: Confidence.NOT_VALIDATED }),
  });
}

/** Only words that everybody who sees the entry may read. */
function excerptOf(kind: EntryKind, { body, data }: { body: RichDocument; data: unknown }): string {
  const lead = kind === EntryKind.SOLVED_TICKET ? (data as SolvedTicketData).issue : '';
  const text = `${lead} ${toText(withoutHidden(body, 'PUBLIC'))}`.replaceAll(/\s+/g, ' ').trim();
  if (text.length <= excerptLength) return text;
  return `${text.slice(0, text.lastIndexOf(' ', excerptLength))}…`;
}

async function replaceLinks(tx: Ctx, entry: Authorized<Entry>, body: RichDocument): Promise<void> {
  const links = linksOf(body);
  const ids = [...links.entries, ...fragmentsOf(body), ...diagramsOf(body)];
  const targets = await tx.db
    .getRepository(Entry)
    .find({ select: { id: true }, where: [{ id: In(ids) }, { number: In(links.numbers) }] });
  const rows = tx.db.getRepository(EntryLink);
  await rows.delete({ fromId: entry.id });
  const others = targets.filter((target) => target.id !== entry.id);
  if (others.length > 0) await rows.insert(others.map((target) => ({ fromId: entry.id, toId: target.id })));
}
