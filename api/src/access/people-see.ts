import { In } from 'typeorm';
import type { Ctx } from '../context.ts';
import type { Person } from '../people/person.entity.ts';
import { SectionMember } from '../sections/section.entity.ts';
import { systemViewer, type Viewer } from './viewer.ts';
import { Visibility } from './visibility.ts';

/** Other people than the viewer, with the rights that they have. */
export async function viewersOf(ctx: Ctx, people: readonly Person[]): Promise<Viewer[]> {
  const members = await ctx.db
    .getRepository(SectionMember)
    .findBy({ personId: In(people.map(({ id }) => id)) });
  const byPerson = Map.groupBy(members, ({ personId }) => personId);
  return people.map((person) => {
    const own = byPerson.get(person.id) ?? [];
    return {
      ...systemViewer(person),
      memberships: new Map(own.map(({ sectionId, role }) => [sectionId, role])),
    };
  });
}

/** What other people may see, by their ids. */
export async function visibilitiesOf(ctx: Ctx, people: readonly Person[]): Promise<Map<string, Visibility>> {
  const [tree, viewers] = await Promise.all([ctx.sections(), viewersOf(ctx, people)]);
  return new Map(viewers.map((viewer, i) => [people[i]!.id, new Visibility(viewer, tree)]));
}
