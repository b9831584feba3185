import type { RequestHandler } from 'express';
import type { App } from '../context.ts';
import { requestInfo } from './request-info.ts';

/**
 * Refuses what a page of another site made the browser send. The session's cookie stays at home then (SameSite=Lax), but
 * not for a neighbour on the same domain. Browsers name the origin of every POST; programs need not.
 */
export function sameOriginOnly(app: App): RequestHandler {
  const own = new URL(app.config.publicUrl).host;
  return (req, res, next) => {
    const { origin, host } = req.headers;
    const sender = origin && hostOf(origin);
    if (origin === undefined || (sender && [own, host].includes(sender))) return next();
    const { locale } = requestInfo(req.headers, req.ip ?? 'unknown', () => {});
    res.status(403).json({ error: { code: 'FORBIDDEN', message: message[locale] } });
  };
}

const message = {
  ru: 'Запрос пришёл со страницы другого сайта. Откройте Fieldlore по его адресу (PUBLIC_URL) и повторите.',
  en: 'The request came from a page of another site. Open Fieldlore by its own address (PUBLIC_URL) and try again.',
};

/** @returns undefined for `null`, the origin of a page that hides it */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
