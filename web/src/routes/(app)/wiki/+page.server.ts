import { found } from '#lib/server/api.ts';
import { loadList } from '#lib/server/load-list.ts';
import type { PageServerLoad } from './$types';
import { SectionTree } from './queries.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { sections } = await locals.api.run(SectionTree);
  const slug = url.searchParams.get('section');
  const section = slug === null ? null : found(sections.find((candidate) => candidate.slug === slug));
  const list = await loadList(locals.api, section ? null : 'ARTICLE', url.searchParams, section?.id);
  return { sections, section, list };
};
