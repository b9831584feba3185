import { defineCustomClientStrategy } from '#lib/paraglide/runtime.js';

// The browser keeps to the language that the server rendered; changing it goes through /preferences.
defineCustomClientStrategy('custom-page', {
  getLocale: () => document.documentElement.lang,
  setLocale: () => undefined,
});
