import { passOn } from '#lib/server/pass-on.ts';

// In one process the API answers before the pages are asked.
export const POST = passOn;
