import type { DiagramData } from '@fieldlore/content';
import { onlyWired } from '@fieldlore/content/only-wired';
import { DRAWING_FORMATS, fileOfDrawing } from '#lib/diagrams/drawing-files.ts';
import { notationOf } from '#lib/diagrams/notation.ts';
import * as m from '#lib/paraglide/messages.js';
import { found } from '#lib/server/api.ts';
import { use } from '#lib/server/entry-actions.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import { voteActions } from '#lib/server/vote-actions.ts';
import type { Actions, PageServerLoad } from './$types';
import { drawingsFor, unsent } from './drawings.ts';
import { DiagramPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, url, isDataRequest }) => {
  const [{ entry }, drawings] = await Promise.all([
    locals.api.run(DiagramPage, { slug: params.slug }),
    drawingsFor(locals.api, params.slug, url),
  ]);
  const { diagram, ...rest } = atItsAddress(entry, url, params.slug);
  const { data, revision, safetyCritical, confirmedCount, reports, findings } = found(diagram);
  // The API checks the shape when the diagram is saved.
  const whole = data as DiagramData;
  const wired = onlyWired(whole);
  const isOnlyWired = wired !== null && url.searchParams.has('wired');
  return {
    entry: rest,
    data: isOnlyWired ? wired : whole,
    // Where every pin is connected, or none, there is nothing to leave out.
    wiring: wired && wiringSwitch(isOnlyWired, url.searchParams),
    // Said here: the page loads neither these words nor what makes the addresses.
    downloads: downloadsOf(rest, url.searchParams),
    actions: [
      { href: `/offline/keep?of=${rest.number}`, label: m.offline_keep_short() },
      { href: `/labels?of=${rest.number}`, label: m.label_print() },
      ...(rest.viewerCan.use ? [{ href: `${rest.path}/report`, label: m.difference_tell() }] : []),
    ],
    safety: safetyCritical ? { title: m.diagram_safety(), hint: m.diagram_safety_hint() } : null,
    pinSearch: { label: m.diagram_find_pin(), hint: m.diagram_find_pin_hint() },
    confirmed: confirmedCount ? m.diagram_confirmed({ count: confirmedCount }) : null,
    // For who may tell what is different at the vehicle.
    report: rest.viewerCan.use ? { href: `${rest.path}/report`, label: m.difference_tell(), revision } : null,
    reports,
    findings,
    text: url.searchParams.get('q') ?? '',
    // Who comes from another page of ours would otherwise wait for what draws.
    drawings: isDataRequest ? drawings : unsent(drawings),
  };
};

/** From the pins that something is connected to, to all of them, and back. */
function wiringSwitch(isOnlyWired: boolean, shown: URLSearchParams) {
  const query = new URLSearchParams(shown);
  if (isOnlyWired) query.delete('wired');
  else query.set('wired', '1');
  const label = isOnlyWired ? m.diagram_all_pins() : m.diagram_only_wired();
  return { isOnlyWired, href: `?${query}`, label };
}

/** With the letters and pins that the page shows; where every pin is connected, `wired` changes nothing. */
function downloadsOf({ number, path }: { number: number; path: string }, query: URLSearchParams) {
  const shown = { notation: notationOf(query.get('notation')), wired: query.has('wired') };
  return {
    sheet: {
      href: `${path}/sheet?notation=${shown.notation}${shown.wired ? '&wired=1' : ''}`,
      label: m.drawing_sheet(),
    },
    materials: { href: `${path}/materials?notation=${shown.notation}`, label: m.materials_title() },
    title: m.drawing_download(),
    files: DRAWING_FORMATS.map((format) => ({
      name: format === 'zip' ? 'WireViz' : format.toUpperCase(),
      href: fileOfDrawing(number, format, shown),
    })),
  };
}

export const actions: Actions = { use, ...voteActions };
