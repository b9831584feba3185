import { redirect } from '@sveltejs/kit';
import { found } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';
import { EntryAddress } from './queries.ts';

/**
 * The short number read over the phone or from a QR code. A printed label names the revision it was made from (`?r=3`):
 * who scans one that no longer holds is told before they work by it, and what was wrong where that was published; everybody else goes straight to the entry.
 */
export const load: PageServerLoad = async ({ params: { number }, locals, url }) => {
  const revision = Number(url.searchParams.get('r'));
  const answer = await locals.api.run(EntryAddress, {
    number,
    revision: isNumber(revision) ? revision : null,
  });
  const { path, labelled, present, recalls, ...entry } = found(answer.entry);
  if (labelled && present && labelled.revision < present.revision) {
    const isWrong = (recall: (typeof recalls)[number]) =>
      recall.wrongSince <= labelled.revision && labelled.revision < recall.revision;
    return { entry, path, labelled, present, recalls: recalls.filter(isWrong) };
  }
  const query = new URLSearchParams(url.searchParams);
  query.delete('r');
  // A fragment has no page of its own; it is read where it is embedded and opened to be edited.
  redirect(302, path === url.pathname ? `/edit/${number}` : path + (query.size ? `?${query}` : ''));
};

const isNumber = (value: number): boolean => Number.isInteger(value) && value > 0 && value < 2 ** 31;
