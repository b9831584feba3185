import { In } from 'typeorm';
import type { Ctx } from '../context.ts';
import type { Person } from '../people/person.entity.ts';
import { SectionMember } from '../sections/section.entity.ts';
import { systemViewer } from './viewer.ts';
import { Visibility } from './visibility.ts';

/** What other people than the viewer may see, by their ids. */
export async function visibilitiesOf(ctx: Ctx, people: readonly Person[]): Promise<Map<string, Visibility>> {
  const [tree, members] = await Promise.all([
    ctx.sections(),
    ctx.db.getRepository(SectionMember).findBy({ personId: In(people.map(({ id }) => id)) }),
  ]);
  const byPerson = Map.groupBy(members, ({ personId }) => personId);
  return new Map(
    people.map((person) => {
      const own = byPerson.get(person.id) ?? [];
      const memberships = new Map(own.map(({ sectionId, role }) => [sectionId, role]));
      return [person.id, new Visibility({ ...systemViewer(person), memberships }, tree)];
    }),
  );
}
