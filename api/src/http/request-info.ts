import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestInfo } from '../context.ts';
import { Locale } from '../graphql/locale.ts';
import { sessionCookie } from '../people/sessions.ts';

/** The language switch of the pages keeps its choice in this cookie. */
const localeCookie = 'PARAGLIDE_LOCALE';

export function cookiesOf(header: string | undefined): Map<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.flatMap(([name, value]) => (name && value !== undefined ? [[name, value]] : [])));
}

export function sessionTokenOf(cookieHeader: string | undefined): string | undefined {
  return cookiesOf(cookieHeader).get(sessionCookie);
}

export function asLocale(language: string | undefined): Locale | null {
  return language === Locale.ru || language === Locale.en ? language : null;
}

/** Chosen language first, then the one the browser likes best; Russian where neither says anything we speak. */
export function localeOf(headers: IncomingMessage['headers']): Locale {
  const chosen = cookiesOf(headers.cookie).get(localeCookie);
  const known = asLocale(chosen);
  if (known) return known;
  const wanted = (headers['accept-language'] ?? '')
    .toLowerCase()
    .split(',')
    .flatMap((part) => {
      const [range = '', quality] = part.trim().split(/\s*;\s*q=/);
      const locale = asLocale(range.slice(0, 2));
      return locale ? [{ locale, quality: Number(quality ?? 1) }] : [];
    })
    .toSorted((a, b) => b.quality - a.quality);
  return wanted[0]?.locale ?? Locale.ru;
}

export function requestInfo(
  headers: IncomingMessage['headers'],
  ip: string,
  setCookie: (header: string) => void,
): RequestInfo {
  return {
    id: randomUUID().slice(0, 13),
    ip,
    userAgent: headers['user-agent'] ?? null,
    locale: localeOf(headers),
    setCookie,
  };
}
