import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Entry } from '../entries/entry.entity.ts';
import { SectionTree } from '../sections/section-tree.ts';
import { Audience, OrganisationRole, SectionRole } from './roles.ts';
import { documentTokens, Visibility } from './visibility.ts';

const api = await testApi();
const audiences = Object.values(Audience);

test('the predicate, the SQL and the search tokens say the same of every viewer and entry', async () => {
  const person = await buildPerson(api);
  const sections = [];
  for (const outer of audiences) {
    const above = await buildSection(api, { audience: outer });
    sections.push(above);
    for (const inner of audiences)
      sections.push(await buildSection(api, { parentId: above.id, audience: inner }));
  }
  const entries: Entry[] = [];
  for (const section of sections)
    for (const audience of audiences)
      entries.push(await buildEntry(api, { sectionId: section.id, audience }));
  const tree = await SectionTree.load(api.db.manager);

  const memberships = fc.uniqueArray(
    fc.tuple(
      fc.constantFrom(...sections.map(({ id }) => id)),
      fc.constantFrom(...Object.values(SectionRole)),
    ),
    {
      selector: ([id]) => id,
      maxLength: 4,
    },
  );
  const viewers = fc.record({ role: fc.constantFrom(null, ...Object.values(OrganisationRole)), memberships });
  await fc.assert(
    fc.asyncProperty(viewers, async ({ role, memberships: roles }) => {
      const ctx = await api.ctx();
      const viewer = {
        person: role && { ...person, role },
        sessionId: null,
        memberships: new Map(role ? roles : []),
      };
      const sees = new Visibility(viewer, tree);
      const bySql = await sees
        .restrict(ctx.db.getRepository(Entry).createQueryBuilder('entry'), 'entry')
        .getMany();
      const byPredicate = entries.filter((entry) => sees.canSee(entry)).map(({ id }) => id);
      const tokens = new Set(sees.searchTokens);
      const byTokens = entries
        .filter((entry) => documentTokens(entry, tree).some((token) => tokens.has(token)))
        .map(({ id }) => id);
      expect(bySql.map(({ id }) => id).toSorted()).toEqual(byPredicate.toSorted());
      expect(byTokens.toSorted()).toEqual(byPredicate.toSorted());
    }),
    { numRuns: 60 },
  );
});
