import type { Ctx } from '../context.ts';
import { hashPassword } from '../people/passwords.ts';
import { Person } from '../people/person.entity.ts';
import { Section, SectionMember } from '../sections/section.entity.ts';
import { readPeople, readSections } from './read-demo.ts';

/** Everybody's: printed at the start, so that a visitor can look through each pair of eyes. */
export const demoPassword = 'mayak-demo';

export interface DemoPlaces {
  people: Map<string, Person>;
  sections: Map<string, Section>;
}

/** People, sections and who may do what where, by their demo keys. */
export async function seedPeople(tx: Ctx): Promise<DemoPlaces> {
  const passwordHash = await hashPassword(demoPassword);
  const people = new Map<string, Person>();
  for (const { key, name, email, role, locale } of readPeople())
    people.set(
      key,
      await tx.db
        .getRepository(Person)
        .save(tx.db.getRepository(Person).create({ name, email, role, locale, passwordHash })),
    );

  const sections = new Map<string, Section>();
  const repository = tx.db.getRepository(Section);
  for (const [position, { key, parent, slug, names, audience }] of readSections().entries())
    sections.set(
      key,
      await repository.save(
        repository.create({
          slug,
          names,
          audience,
          position,
          parentId: parent ? sections.get(parent)!.id : null,
        }),
      ),
    );

  const members = readPeople().flatMap(({ key, sections: roles }) =>
    roles.map(({ section, role }) => ({
      sectionId: sections.get(section)!.id,
      personId: people.get(key)!.id,
      role,
    })),
  );
  await tx.db.getRepository(SectionMember).insert(members);
  return { people, sections };
}
