import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, params }) => ({
  theme: locals.theme,
  locale: params.locale,
});
