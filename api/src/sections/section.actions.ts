import { slugOf } from '@fieldlore/content';
import { Audience, SectionRole } from '../access/roles.ts';
import { mustBeAdmin } from '../access/people.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { BadInputError, ConflictError, ForbiddenError, NotFoundError } from '../errors.ts';
import type { LocalizedText } from '../graphql/locale.ts';
import { Person } from '../people/person.entity.ts';
import { SectionTree } from './section-tree.ts';
import { Section, SectionMember } from './section.entity.ts';

/** Changes of the tree take turns: two moves at once could close a circle that neither of them sees. */
const treeLock = 7_140_021;

export interface SectionChanges {
  id?: string | null;
  slug?: string | null;
  names?: LocalizedText | null;
  parentId?: string | null;
  position?: number | null;
  audience?: Audience | null;
}

/**
 * Adds a section (without `id`) or changes one.
 * @throws BadInputError for a cycle or missing names, ConflictError for a taken slug, ForbiddenError
 */
export async function saveSection(tx: Ctx, input: SectionChanges): Promise<Section> {
  await authorizeManaging(tx, input.id ?? input.parentId ?? null);
  if (input.parentId) await authorizeManaging(tx, input.parentId);
  await tx.db.query('SELECT pg_advisory_xact_lock($1)', [treeLock]);
  const tree = await SectionTree.load(tx.db);
  const sections = tx.db.getRepository(Section);
  const existing = input.id ? tree.get(input.id) : undefined;
  if (input.id && !existing) throw new NotFoundError();
  const parent = input.parentId ? tree.get(input.parentId) : undefined;
  if (input.parentId && !parent) throw new NotFoundError();
  if (existing && input.parentId) mustNotCircle(tree, existing, input.parentId);
  // At the top nothing above it closes it any more.
  if (existing?.parentId && input.parentId === null) mustBeAdmin(tx);

  const section = sections.create(
    existing ?? { parentId: null, position: 0, audience: parent?.audience ?? Audience.STAFF },
  );
  if (input.names) section.names = checkNames(input.names);
  if (input.parentId !== undefined) section.parentId = input.parentId;
  if (input.position != null) section.position = input.position;
  if (input.audience) section.audience = input.audience;
  if (input.slug) section.slug = slugOf(input.slug);
  if (!existing) {
    section.names ??= checkNames({ ru: '', en: '' });
    section.slug ??= slugOf(section.names.en);
  }
  return await sections.save(section);
}

/** Only an empty one: what is in it would lose its place. */
export async function deleteSection(tx: Ctx, id: string): Promise<void> {
  await authorizeManaging(tx, id);
  const sections = tx.db.getRepository(Section);
  const isUsed =
    (await sections.existsBy({ parentId: id })) ||
    (await tx.db.getRepository(Entry).existsBy({ sectionId: id }));
  if (isUsed)
    throw new ConflictError({
      ru: 'В разделе есть записи или другие разделы (возможно, в корзине). Сначала перенесите их.',
      en: 'The section holds entries or sections (perhaps in the bin). Move them first.',
    });
  await sections.delete(id);
}

/** Gives a person a role in the section and below; null takes it away. */
export async function setSectionMember(
  tx: Ctx,
  input: { sectionId: string; personId: string; role: SectionRole | null },
): Promise<Section> {
  await authorizeManaging(tx, input.sectionId);
  const section = (await tx.sections()).get(input.sectionId)!;
  const { sectionId, personId, role } = input;
  if (!(await tx.db.getRepository(Person).existsBy({ id: personId }))) throw new NotFoundError();
  const members = tx.db.getRepository(SectionMember);
  if (role) await members.upsert({ sectionId, personId, role }, ['sectionId', 'personId']);
  else await members.delete({ sectionId, personId });
  return section;
}

/** Admins manage all sections, publishers theirs and what is below. @throws NotFoundError, ForbiddenError */
export async function authorizeManaging(ctx: Ctx, sectionId: string | null): Promise<void> {
  if (sectionId === null) {
    mustBeAdmin(ctx);
    return;
  }
  const sees = await ctx.visibility();
  const section = (await ctx.sections()).get(sectionId);
  if (!section || !sees.canSeeSection(section)) throw new NotFoundError();
  if (!sees.hasRole(sectionId, SectionRole.PUBLISHER)) throw new ForbiddenError();
}

function mustNotCircle(tree: SectionTree, section: Section, parentId: string): void {
  if (!tree.subtree(section.id).includes(parentId)) return;
  throw new BadInputError([
    {
      path: 'parentId',
      message: {
        ru: `Раздел «${section.names.ru}» нельзя вложить в самого себя или в то, что лежит в нём. Выберите другое место.`,
        en: `“${section.names.en}” can't go into itself or into what lies in it. Choose another place.`,
      },
    },
  ]);
}

function checkNames(names: LocalizedText): LocalizedText {
  const clean = { ru: names.ru.trim(), en: names.en.trim() };
  if (clean.ru && clean.en && clean.ru.length <= 120 && clean.en.length <= 120) return clean;
  throw new BadInputError([
    {
      path: 'names',
      message: {
        ru: 'Назовите раздел на обоих языках (до 120 знаков).',
        en: 'Name the section in both languages (up to 120 characters).',
      },
    },
  ]);
}
