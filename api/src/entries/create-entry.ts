import { randomUUID } from 'node:crypto';
import { emptyDocument } from '@fieldlore/content';
import { authorize, authorizeNewEntry, type Authorized } from '../access/entries.ts';
import type { Audience } from '../access/roles.ts';
import type { Ctx } from '../context.ts';
import { BadInputError } from '../errors.ts';
import type { Locale } from '../graphql/locale.ts';
import { checkContent } from './entry-content.ts';
import { claimFreeSlug, claimSlug, freeSlug } from './entry-slugs.ts';
import { setEquipment, setVehicles, type VehicleSubject } from './entry-subjects.ts';
import { Entry } from './entry.entity.ts';
import type { EntryKind } from './entry.enums.ts';
import { Confidence, Governance } from './entry.enums.ts';
import { governanceFor, personalOwner } from './entry-rules.ts';
import { trackDraftFiles } from './entry-files.ts';
import { Revision } from './revision.entity.ts';
import { cleanTags } from './tags.ts';

export interface NewEntry {
  /** Given where others link to it before it exists. */
  id?: string;
  kind: EntryKind;
  sectionId: string;
  locale: Locale;
  title: string;
  body?: unknown;
  data?: unknown;
  audience?: Audience | null;
  governance?: Governance | null;
  translationOf?: string | null;
  tags?: readonly string[] | null;
  vehicles?: readonly VehicleSubject[] | null;
  equipment?: readonly string[] | null;
  slug?: string | null;
  sourceKey?: string | null;
  confidence?: Confidence | null;
}

/**
 * A new entry with its first draft. Nobody but the section's contributors sees it until it is published.
 * @throws BadInputError, ConflictError, ForbiddenError, NotFoundError
 */
export async function createEntry(tx: Ctx, input: NewEntry): Promise<Authorized<Entry>> {
  await authorizeNewEntry(tx, input.sectionId);
  const content = checkContent(input.kind, {
    title: input.title,
    body: input.body ?? emptyDocument(),
    data: input.data,
  });
  const section = (await tx.sections()).get(input.sectionId)!;
  const author = tx.viewer.person?.id ?? null;
  const entries = tx.db.getRepository(Entry);
  const id = input.id ?? randomUUID();
  const named = { id, kind: input.kind, title: content.title };
  const wanted = input.slug ?? (await freeSlug(tx, named.kind, named.title));
  await entries.insert({
    id,
    kind: input.kind,
    locale: input.locale,
    translationGroup: await translationGroup(tx, input),
    sectionId: input.sectionId,
    slug: wanted,
    title: content.title,
    audience: input.audience ?? section.audience,
    governance: governanceFor(input.kind, content.data, input.governance ?? Governance.OPEN),
    confidence: input.confidence ?? Confidence.WORK_IN_PROGRESS,
    tags: cleanTags(input.tags ?? []),
    ownerId: author,
    createdById: author,
    personalTo: personalOwner(input.kind, content.data, author),
    createdAt: tx.now(),
    updatedAt: tx.now(),
    sourceKey: input.sourceKey ?? null,
  });
  const slug = input.slug
    ? await claimSlug(tx, input.kind, input.slug, id)
    : await claimFreeSlug(tx, named, wanted);
  const revisionId = randomUUID();
  await tx.db.getRepository(Revision).insert({
    id: revisionId,
    entryId: id,
    number: 1,
    authorId: author,
    createdAt: tx.now(),
    savedAt: tx.now(),
    ...content,
  } as never);
  await entries.update(id, { draftRevisionId: revisionId, slug });

  const entry = await authorize(tx, 'edit', await entries.findOneBy({ id }));
  if (input.vehicles) await setVehicles(tx, entry, input.vehicles);
  if (input.equipment) await setEquipment(tx, entry, input.equipment);
  await trackDraftFiles(tx, entry, content);
  return entry;
}

/** The twin's group; a constraint keeps each language in it to one entry. */
async function translationGroup(tx: Ctx, input: NewEntry): Promise<string> {
  if (!input.translationOf) return randomUUID();
  const twin = await authorize(
    tx,
    'edit',
    await tx.db.getRepository(Entry).findOneBy({ id: input.translationOf }),
  );
  if (twin.kind !== input.kind)
    throw new BadInputError([
      {
        path: 'translationOf',
        message: {
          ru: 'Перевод — запись того же вида. Создайте его со страницы оригинала.',
          en: 'A translation is an entry of the same kind. Create it from the page of the original.',
        },
      },
    ]);
  return twin.translationGroup;
}
