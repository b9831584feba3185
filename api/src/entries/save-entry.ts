import { authorize, type Authorized } from '../access/entries.ts';
import type { Audience } from '../access/roles.ts';
import { SectionRole } from '../access/roles.ts';
import { isAdmin } from '../access/viewer.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, ForbiddenError } from '../errors.ts';
import { Person } from '../people/person.entity.ts';
import { checkContent } from './entry-content.ts';
import { trackDraftFiles } from './entry-files.ts';
import { draftChanges, lockEntry, updateEntry, writeDraft } from './entry-revisions.ts';
import { governanceFor } from './entry-rules.ts';
import { checkSlug, claimSlug } from './entry-slugs.ts';
import { setEquipment, setVehicles, type VehicleSubject } from './entry-subjects.ts';
import type { Entry } from './entry.entity.ts';
import { Governance, type Confidence } from './entry.enums.ts';
import { Revision } from './revision.entity.ts';
import { cleanTags } from './tags.ts';

export interface EntryChanges {
  id: string;
  /** The version the author had before them. */
  version: number;
  title?: string | null;
  body?: unknown;
  data?: unknown;
  note?: string | null;
  tags?: readonly string[] | null;
  vehicles?: readonly VehicleSubject[] | null;
  equipment?: readonly string[] | null;
  audience?: Audience | null;
  governance?: Governance | null;
  confidence?: Confidence | null;
  ownerId?: string | null;
  reviewAt?: string | null;
  slug?: string | null;
  sectionId?: string | null;
}

export interface SavedEntry {
  entry: Entry;
  /** Set when somebody saved in between: nothing was changed, and this is what stands there now. */
  conflict: Revision | null;
}

const content = ['title', 'body', 'data'] as const;
/** An owner and a date are taken away with null; for the others null is as good as left out. */
const clearable = ['ownerId', 'reviewAt'] as const;
const placement = [
  'tags',
  'vehicles',
  'equipment',
  'audience',
  'governance',
  'confidence',
  'slug',
  'sectionId',
] as const;

/**
 * Saves what was changed: content goes to the draft, everything else holds at once.
 * A stale save changes nothing and comes back with the other's revision, so that no text is lost on either side.
 * @throws BadInputError, ConflictError, ForbiddenError, NotFoundError
 */
export async function saveEntry(tx: Ctx, input: EntryChanges): Promise<SavedEntry> {
  const entry = await authorize(tx, 'edit', await lockEntry(tx, input.id));
  if (entry.version !== input.version) return { entry, conflict: await currentRevision(tx, entry) };
  await authorizePlacement(tx, entry, input);

  const placed = await savePlacement(tx, entry, input);
  const governance = placed.governance ?? entry.governance;
  const hasContent = content.some((field) => input[field] !== undefined);
  const drafted = hasContent ? await saveContent(tx, entry, input, governance) : {};
  const saved = await updateEntry(tx, entry, input.version, { ...placed, ...drafted });
  return { entry: saved, conflict: null };
}

async function saveContent(
  tx: Ctx,
  entry: Authorized<Entry>,
  input: EntryChanges,
  governance: Governance,
): Promise<Partial<Entry>> {
  const before = await currentRevision(tx, entry);
  const checked = checkContent(entry.kind, {
    title: input.title ?? before.title,
    body: input.body ?? before.body,
    data: input.data ?? before.data,
  });
  const draftRevisionId = await writeDraft(tx, entry, checked, input.note ?? null);
  await trackDraftFiles(tx, entry, checked);
  return { draftRevisionId, ...draftChanges(tx, entry, checked, governance) };
}

async function savePlacement(
  tx: Ctx,
  entry: Authorized<Entry>,
  input: EntryChanges,
): Promise<Partial<Entry>> {
  if (input.vehicles) await setVehicles(tx, entry, input.vehicles);
  if (input.equipment) await setEquipment(tx, entry, input.equipment);
  if (input.slug) await claimSlug(tx, entry.kind, checkSlug(input.slug), entry.id);
  if (input.ownerId) await checkOwner(tx, input.ownerId);
  return {
    ...(input.tags && { tags: cleanTags(input.tags) }),
    ...(input.audience && { audience: input.audience }),
    ...(input.confidence && { confidence: input.confidence }),
    ...(input.slug && { slug: input.slug }),
    ...(input.sectionId && { sectionId: input.sectionId }),
    ...(input.ownerId !== undefined && { ownerId: input.ownerId }),
    ...(input.reviewAt !== undefined && { reviewAt: input.reviewAt }),
    ...(input.governance && {
      governance: governanceFor(entry.kind, (await currentRevision(tx, entry)).data, input.governance),
    }),
  };
}

/**
 * What readers see of a published entry without a review — its audience, place, tags — is for publishers to change,
 * and four eyes are closed to two again by an admin only.
 */
async function authorizePlacement(tx: Ctx, entry: Authorized<Entry>, input: EntryChanges): Promise<void> {
  const sees = await tx.visibility();
  const isPublisher = sees.hasRole(entry.sectionId, SectionRole.PUBLISHER);
  const places =
    placement.some((field) => input[field] != null) || clearable.some((field) => input[field] !== undefined);
  if (places && entry.publishedRevisionId && !isPublisher)
    throw new ForbiddenError({
      ru: 'Запись опубликована: её место, читателей и метки меняет издатель раздела. Текст вы можете править.',
      en: 'The entry is published: its place, readers and tags are for a publisher of the section. You may edit the text.',
    });
  if (
    input.governance === Governance.OPEN &&
    entry.governance === Governance.FOUR_EYES &&
    !isAdmin(tx.viewer)
  )
    throw new ForbiddenError({
      ru: 'Снять проверку вторым человеком может администратор.',
      en: 'Only an admin can lift the four-eyes rule.',
    });
  if (
    input.sectionId &&
    input.sectionId !== entry.sectionId &&
    !sees.hasRole(
      input.sectionId,
      entry.publishedRevisionId ? SectionRole.PUBLISHER : SectionRole.CONTRIBUTOR,
    )
  )
    throw new ForbiddenError({
      ru: 'В том разделе вам нельзя писать.',
      en: 'You may not write in that section.',
    });
}

async function checkOwner(tx: Ctx, ownerId: string): Promise<void> {
  const isActive = await tx.db.getRepository(Person).existsBy({ id: ownerId, isActive: true });
  if (!isActive)
    throw new BadInputError([
      { path: 'ownerId', message: { ru: 'Такого человека нет.', en: 'There is no such person.' } },
    ]);
}

/** The draft, or what is published where there is none. */
export async function currentRevision(tx: Ctx, entry: Entry): Promise<Revision> {
  return await tx.db
    .getRepository(Revision)
    .findOneByOrFail({ id: (entry.draftRevisionId ?? entry.publishedRevisionId)! });
}
