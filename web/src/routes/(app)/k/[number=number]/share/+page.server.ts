import { qrCode } from '@fieldlore/content/qr';
import { found } from '#lib/server/api.ts';
import { SharedKit } from '../queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { number }, locals }) => {
  const link = found((await locals.api.run(SharedKit, { number })).kitLink);
  return { link, qr: qrCode(link.url) };
};
