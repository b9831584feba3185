import type { PageLoad } from './$types';

// Not every diagram has connectors, cables and taps, few have pictures, something to mend or reports: the others do not load what shows it.
export const load: PageLoad = async ({ data }) => {
  const [drawing, goesTo, cables, taps, findings, picture, reports] = await Promise.all([
    data.data.connectors.length > 0 ? import('#lib/diagrams/Drawing.svelte') : null,
    data.data.connections.length > 0 ? import('#lib/diagrams/GoesTo.svelte') : null,
    data.data.cables.length > 0 ? import('./CableList.svelte') : null,
    data.data.taps.length > 0 ? import('#lib/diagrams/Taps.svelte') : null,
    data.findings?.length ? import('#lib/diagrams/Findings.svelte') : null,
    data.data.pictures.length > 0 ? import('#lib/diagrams/PinPicture.svelte') : null,
    data.reports?.length ? import('#lib/diagrams/DiagramReports.svelte') : null,
  ]);
  return {
    ...data,
    Drawing: drawing?.default,
    GoesTo: goesTo?.default,
    CableList: cables?.default,
    Taps: taps?.default,
    Findings: findings?.default,
    PinPicture: picture?.default,
    DiagramReports: reports?.default,
  };
};
