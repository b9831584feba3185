import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { isPersonal } from '../entries/entry-rules.ts';
import type { Revision } from '../entries/revision.entity.ts';
import { EntryKind, EntryStatus, Governance } from '../entries/entry.enums.ts';
import { ForbiddenError, type Message, NotFoundError, UnauthenticatedError } from '../errors.ts';
import { SectionRole } from './roles.ts';
import { isStaff } from './viewer.ts';
import type { Visibility } from './visibility.ts';

declare const authorized: unique symbol;
/** Something that a line above has authorised the viewer to change; whatever writes asks for it. */
export type Authorized<T> = T & { readonly [authorized]: true };

export type EntryRight =
  'read' | 'edit' | 'publish' | 'submit' | 'archive' | 'bin' | 'restore' | 'seeHistory' | 'use' | 'vote';

export function canWork(sees: Visibility, entry: Entry): boolean {
  if (entry.personalTo && entry.personalTo !== sees.viewer.person?.id) return false;
  return sees.hasRole(entry.sectionId, SectionRole.CONTRIBUTOR);
}

export function canRead(sees: Visibility, entry: Entry): boolean {
  if (canWork(sees, entry)) return true;
  if (!entry.publishedRevisionId || entry.deletedAt) return false;
  // Staff may still open what an old link points to; for everybody else an archived entry is gone.
  if (entry.status === EntryStatus.ARCHIVED && !isStaff(sees.viewer)) return false;
  return sees.canSee(entry);
}

/** Whoever vouches for a change under FOUR_EYES can't be the one who lets it out. */
function isOwnChange(sees: Visibility, entry: Entry): boolean {
  return entry.governance === Governance.FOUR_EYES && entry.submittedById === sees.viewer.person?.id;
}

const isPublisher = (sees: Visibility, entry: Entry) =>
  canWork(sees, entry) && (sees.hasRole(entry.sectionId, SectionRole.PUBLISHER) || entry.personalTo !== null);
const hasDraft = (entry: Entry) => entry.draftRevisionId !== null;

const rights: Record<EntryRight, (sees: Visibility, entry: Entry) => boolean> = {
  read: canRead,
  edit: (sees, entry) => canWork(sees, entry) && !entry.deletedAt,
  submit: (sees, entry) =>
    canWork(sees, entry) &&
    !entry.deletedAt &&
    hasDraft(entry) &&
    // What a publisher took out of sight comes back by `restore` first.
    ![EntryStatus.IN_REVIEW, EntryStatus.ARCHIVED].includes(entry.status),
  publish: (sees, entry) =>
    isPublisher(sees, entry) &&
    !entry.deletedAt &&
    hasDraft(entry) &&
    (entry.governance === Governance.OPEN || (entry.submittedById !== null && !isOwnChange(sees, entry))),
  archive: (sees, entry) =>
    isPublisher(sees, entry) && !entry.deletedAt && entry.status !== EntryStatus.ARCHIVED,
  bin: (sees, entry) =>
    !entry.deletedAt &&
    (isPublisher(sees, entry) ||
      (canWork(sees, entry) && !entry.publishedRevisionId && entry.createdById === sees.viewer.person?.id)),
  restore: (sees, entry) =>
    isPublisher(sees, entry) && (entry.deletedAt !== null || entry.status === EntryStatus.ARCHIVED),
  seeHistory: canWork,
  use: (sees, entry) =>
    isStaff(sees.viewer) && canRead(sees, entry) && !entry.deletedAt && entry.kind !== EntryKind.FRAGMENT,
  // On what readers get, never on a draft. Readers, whoever they are.
  vote: (sees, entry) =>
    canRead(sees, entry) &&
    entry.publishedRevisionId !== null &&
    !entry.deletedAt &&
    entry.kind !== EntryKind.FRAGMENT,
};

export function can(right: EntryRight, sees: Visibility, entry: Entry): boolean {
  return rights[right](sees, entry);
}

/**
 * What the draft itself has to say about the right to publish it: under FOUR_EYES nobody lets out their own text, though
 * somebody else submitted it; and only a publisher of the section makes a personal answer everybody's.
 */
export function canLetOut(sees: Visibility, entry: Entry, draft: Revision): boolean {
  if (entry.governance === Governance.FOUR_EYES && draft.authorId === sees.viewer.person?.id) return false;
  const isShared = entry.personalTo !== null && !isPersonal(entry.kind, draft.data);
  return !isShared || sees.hasRole(entry.sectionId, SectionRole.PUBLISHER);
}

/** @throws ForbiddenError */
export async function authorizeLettingOut(
  ctx: Ctx,
  entry: Authorized<Entry>,
  draft: Revision,
): Promise<void> {
  const sees = await ctx.visibility();
  if (canLetOut(sees, entry, draft)) return;
  throw new ForbiddenError(
    entry.governance === Governance.FOUR_EYES
      ? fourEyes
      : {
          ru: 'Личный ответ делает общим издатель раздела. Создайте общий ответ с тем же текстом и отправьте его на проверку.',
          en: 'A publisher of the section shares a personal answer. Create a shared answer with the same text and submit it.',
        },
  );
}

/**
 * The first line of every action on an entry.
 * @throws NotFoundError where the viewer may not know of it
 * @throws UnauthenticatedError, ForbiddenError where they see it but may not
 */
export async function authorize(
  ctx: Ctx,
  right: EntryRight,
  entry: Entry | null,
): Promise<Authorized<Entry>> {
  const sees = await ctx.visibility();
  if (!entry || !canRead(sees, entry)) throw new NotFoundError();
  if (!can(right, sees, entry))
    throw ctx.viewer.person ? new ForbiddenError(reason(right, sees, entry)) : new UnauthenticatedError();
  return entry as Authorized<Entry>;
}

function reason(right: EntryRight, sees: Visibility, entry: Entry): Message | undefined {
  if (right === 'publish' && isPublisher(sees, entry) && entry.governance === Governance.FOUR_EYES)
    return fourEyes;
  return undefined;
}

const fourEyes: Message = {
  ru: 'Эту запись выпускают вдвоём: отправьте её на проверку, и её опубликует другой издатель.',
  en: 'This entry takes four eyes: submit it, and another publisher lets it out.',
};

/** Where the viewer may write a new entry. @throws NotFoundError, ForbiddenError, UnauthenticatedError */
export async function authorizeNewEntry(ctx: Ctx, sectionId: string): Promise<void> {
  const sees = await ctx.visibility();
  const section = (await ctx.sections()).get(sectionId);
  if (!section || !sees.canSeeSection(section)) throw new NotFoundError();
  if (sees.hasRole(sectionId, SectionRole.CONTRIBUTOR)) return;
  throw ctx.viewer.person ? new ForbiddenError() : new UnauthenticatedError();
}
