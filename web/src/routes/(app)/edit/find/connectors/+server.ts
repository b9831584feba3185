import type { Connector, DiagramData, EquipmentData } from '@fieldlore/content';
import { json, type RequestHandler } from '@sveltejs/kit';
import { EntryConnectors } from '../queries.ts';

/** Connectors of the device or the scheme `?id=`, to begin another scheme with; none of what one may not see. */
export const GET: RequestHandler = async ({ url, locals }) => {
  const { entry } = await locals.api.run(EntryConnectors, { id: url.searchParams.get('id') ?? '' });
  const connectors: Connector[] =
    (entry?.equipment?.data as EquipmentData | undefined)?.pinout ??
    (entry?.diagram?.data as DiagramData | undefined)?.connectors ??
    [];
  return json(connectors);
};
