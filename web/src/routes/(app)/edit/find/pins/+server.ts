import { json, type RequestHandler } from '@sveltejs/kit';
import type { FindPinsQuery } from '#lib/graphql/generated.ts';
import { FindPins } from '../queries.ts';

type Pin = NonNullable<NonNullable<FindPinsQuery['entry']>['diagram']>['pins'][number];

/** A pin that a text can name. */
export type FoundPin = Pin & { label: string };

/** For the editor: `?id=` a diagram, `?q=` words of its pins. */
export const GET: RequestHandler = async ({ url, locals }) => {
  const { id = '', q = '' } = Object.fromEntries(url.searchParams);
  const { entry } = await locals.api.run(FindPins, { id, text: q.slice(0, 200) });
  const pins = entry?.diagram?.pins ?? [];
  return json(pins.filter((pin): pin is FoundPin => pin.label !== null));
};
