import { redirect } from '@sveltejs/kit';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => redirect(302, `/help/${getLocale()}${url.search}`);
