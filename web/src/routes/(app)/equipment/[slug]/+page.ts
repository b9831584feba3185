import type { PageLoad } from './$types';

// Many devices have no pictures, few have firmware to speak of: the others do not load what shows it.
export const load: PageLoad = async ({ data }) => {
  const has = (part: string) => data.parts.some(({ id }) => id === part);
  const [gallery, firmware] = await Promise.all([
    has('pictures') ? import('./Gallery.svelte') : null,
    has('firmware') ? import('./Firmware.svelte') : null,
  ]);
  return { ...data, Gallery: gallery?.default, Firmware: firmware?.default };
};
