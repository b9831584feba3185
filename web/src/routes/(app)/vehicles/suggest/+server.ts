import { json, type RequestHandler } from '@sveltejs/kit';
import type { Suggestion } from '#lib/search/suggestion-rows.ts';
import { vehiclePath } from '#lib/vehicles/vehicle-path.ts';
import { SuggestVehicles } from '../queries.ts';

/** Answers as one types in the picker: vehicles that the text may mean, or who made the one with this VIN. */
export const GET: RequestHandler = async ({ url, locals }) => {
  const text = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  if (!text) return json([]);
  const { recognizeVehicle, vin } = await locals.api.run(SuggestVehicles, { text });
  const row = (title: string, href: string, subtitle: string | null = null): Suggestion => ({
    group: 'VEHICLE',
    kind: 'VEHICLE',
    title: [{ text: title, hit: false }],
    subtitle,
    reason: null,
    count: null,
    href,
  });
  const found = recognizeVehicle.map((match) => row(match.label, vehiclePath(match)));
  const ofVin = vin ? [row(`VIN ${vin.vin}`, `/vehicles?q=${vin.vin}`, vin.maker)] : [];
  return json([...ofVin, ...found] satisfies Suggestion[], { headers: { 'cache-control': 'no-store' } });
};
