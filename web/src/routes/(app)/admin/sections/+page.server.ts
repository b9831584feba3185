import { sectionTree, type SectionNode } from '#lib/section-tree.ts';
import { action } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import { AdminSections, SaveSection } from './queries.ts';
import { reorder } from './reorder.ts';
import { SECTION_FIELDS, sectionInput } from './section-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { sections } = await locals.api.run(AdminSections);
  return { sections };
};

export const actions: Actions = {
  add: action(
    async ({ locals }, form) => {
      const { saveSection } = await locals.api.run(SaveSection, { input: sectionInput(form) });
      return { added: saveSection.slug };
    },
    { keep: SECTION_FIELDS },
  ),
  move: action(async ({ locals }, form) => {
    const id = formText(form, 'id');
    const { sections } = await locals.api.run(AdminSections);
    const step = formText(form, 'step') === 'up' ? -1 : 1;
    for (const input of reorder(siblingsOf(sectionTree(sections), id), id, step))
      await locals.api.run(SaveSection, { input });
    return { moved: id };
  }),
};

type Node = SectionNode<{ id: string; parentId: string | null; position: number }>;

/** Those beside a section and the section itself, in their order. */
function siblingsOf(nodes: Node[], id: string): Node[] {
  if (nodes.some((node) => node.id === id)) return nodes;
  return nodes.map(({ children }) => siblingsOf(children, id)).find(({ length }) => length > 0) ?? [];
}
