import { defineParams } from '@sveltejs/kit/params';
import { isLocale } from '#lib/paraglide/runtime.js';

export const params = defineParams({
  locale: (value) => (isLocale(value) ? value : undefined),
  /** A short number of an entry, as PostgreSQL's integer holds it. */
  number: (value) => (/^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined),
});
