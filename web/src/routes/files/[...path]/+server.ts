import { passOn } from '#lib/server/pass-on.ts';

// In one process the API serves these addresses before the pages are asked.
export const GET = passOn;
export const POST = passOn;
