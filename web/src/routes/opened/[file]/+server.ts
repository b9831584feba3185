import { passOn } from '#lib/server/pass-on.ts';

// In one process the API answers this address before the pages are asked.
export const GET = passOn;
