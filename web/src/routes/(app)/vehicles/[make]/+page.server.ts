import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Somebody shortened the address of a model: show the models of its make. */
export const load: PageServerLoad = ({ params }) =>
  redirect(308, `/vehicles?make=${encodeURIComponent(params.make)}`);
