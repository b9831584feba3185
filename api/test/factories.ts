import { randomUUID } from 'node:crypto';
import type { RichDocument, RichNode } from '@fieldlore/content';
import type { SectionRole } from '../src/access/roles.ts';
import { Audience, OrganisationRole } from '../src/access/roles.ts';
import { systemViewer } from '../src/access/viewer.ts';
import { backgroundContext, inTransaction } from '../src/context.ts';
import { createEntry, type NewEntry } from '../src/entries/create-entry.ts';
import type { Entry } from '../src/entries/entry.entity.ts';
import { publishEntry } from '../src/entries/publish-entry.ts';
import { Locale } from '../src/graphql/locale.ts';
import { Person } from '../src/people/person.entity.ts';
import { Section, SectionMember } from '../src/sections/section.entity.ts';
import type { TestApi } from './api.ts';

let counter = 0;
const next = () => ++counter;

/** A password nobody signs in with: hashing one for each person would slow every test. Sign-in tests set their own. */
const unusableHash = 'unusable';

export async function buildPerson(api: TestApi, with_: Partial<Person> = {}): Promise<Person> {
  const people = api.db.getRepository(Person);
  const n = next();
  return await people.save(
    people.create({
      name: `Person ${n}`,
      email: `person-${n}-${randomUUID().slice(0, 8)}@example.test`,
      passwordHash: unusableHash,
      role: OrganisationRole.STAFF,
      locale: Locale.ru,
      ...with_,
    }),
  );
}

export async function buildSection(
  api: TestApi,
  with_: Partial<Section> & { members?: [Person, SectionRole][] } = {},
): Promise<Section> {
  const { members = [], ...columns } = with_;
  const sections = api.db.getRepository(Section);
  const n = next();
  const section = await sections.save(
    sections.create({
      slug: `section-${n}`,
      names: { ru: `Раздел ${n}`, en: `Section ${n}` },
      parentId: null,
      position: n,
      audience: Audience.PUBLIC,
      ...columns,
    }),
  );
  for (const [person, role] of members)
    await api.db.getRepository(SectionMember).insert({ sectionId: section.id, personId: person.id, role });
  return section;
}

/** An entry written by an admin of the test's own; published unless `draft`. */
export async function buildEntry(
  api: TestApi,
  with_: Partial<NewEntry> & { sectionId: string; draft?: boolean },
): Promise<Entry> {
  const { draft = false, ...input } = with_;
  const admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  const entry = await inTransaction(backgroundContext(api.app, systemViewer(admin)), (tx) =>
    createEntry(tx, { kind: 'ARTICLE', locale: Locale.ru, title: `Entry ${next()}`, ...input }),
  );
  if (draft) return entry;
  return await inTransaction(backgroundContext(api.app, systemViewer(admin)), (tx) =>
    publishEntry(tx, entry),
  );
}

/** A body of paragraphs; `{ STAFF: '…' }` stands in an audience block. */
export function buildBody(...parts: (string | Partial<Record<'CLIENTS' | 'STAFF', string>>)[]): RichDocument {
  const paragraph = (text: string): RichNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  return {
    type: 'doc',
    content: parts.flatMap((part): RichNode[] =>
      typeof part === 'string'
        ? [paragraph(part)]
        : Object.entries(part).map(([audience, text]) => ({
            type: 'audienceBlock',
            attrs: { audience },
            content: [paragraph(text)],
          })),
    ),
  };
}
