import type { PageLoad } from './$types';

// Few diagrams have pictures or something to mend: the others do not load what shows it.
export const load: PageLoad = async ({ data }) => {
  const [findings, picture] = await Promise.all([
    data.findings?.length ? import('#lib/diagrams/Findings.svelte') : null,
    data.data.pictures.length > 0 ? import('#lib/diagrams/PinPicture.svelte') : null,
  ]);
  return { ...data, Findings: findings?.default, PinPicture: picture?.default };
};
