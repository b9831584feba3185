import type { PageLoad } from './$types';

// Few diagrams have pictures, something to mend or reports: the others do not load what shows it.
export const load: PageLoad = async ({ data }) => {
  const [findings, picture, reports] = await Promise.all([
    data.findings?.length ? import('#lib/diagrams/Findings.svelte') : null,
    data.data.pictures.length > 0 ? import('#lib/diagrams/PinPicture.svelte') : null,
    data.reports?.length ? import('#lib/diagrams/DiagramReports.svelte') : null,
  ]);
  return {
    ...data,
    Findings: findings?.default,
    PinPicture: picture?.default,
    DiagramReports: reports?.default,
  };
};
