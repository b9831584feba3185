import { redirect, type RequestHandler } from '@sveltejs/kit';
import { cookieName, isLocale } from '#lib/paraglide/runtime.js';
import { safePath } from '#lib/server/safe-path.ts';
import { isTheme, THEME_COOKIE } from '#lib/theme.ts';

const YEAR = 365 * 24 * 60 * 60;

/** Language and theme, chosen by a plain form so that they work before JavaScript arrives. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  const options = {
    path: '/',
    maxAge: YEAR,
    sameSite: 'lax',
    // The browser's own code reads the language of the page from the document, not from the cookie.
    httpOnly: true,
    secure: url.protocol === 'https:',
  } as const;
  const locale = form.get('locale');
  if (isLocale(locale)) cookies.set(cookieName, locale, options);
  const theme = form.get('theme');
  if (isTheme(theme)) cookies.set(THEME_COOKIE, theme, options);
  redirect(303, safePath(form.get('next')));
};
