import type { PageLoad } from './$types';

// Many devices have no pictures and relations, few have firmware to speak of: the others do not load what shows it.
export const load: PageLoad = async ({ data }) => {
  const has = (part: string) => data.parts.some(({ id }) => id === part);
  const [gallery, relations, firmware] = await Promise.all([
    has('pictures') ? import('./Gallery.svelte') : null,
    has('relations') ? import('./Relations.svelte') : null,
    has('firmware') ? import('./Firmware.svelte') : null,
  ]);
  return { ...data, Gallery: gallery?.default, Relations: relations?.default, Firmware: firmware?.default };
};
