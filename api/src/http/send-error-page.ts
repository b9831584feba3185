import type { Request, Response } from 'express';
import type { Ctx } from '../context.ts';
import { errorAnswer, sendError } from './send-error.ts';

/** Whether a form was sent without JavaScript: what it is answered is what its sender sees. */
export function wantsPage(req: Request): boolean {
  return req.accepts(['json', 'html']) === 'html';
}

/**
 * An answer that went wrong, to whoever waits for it: scripts get JSON, a form without JavaScript a page that says what
 * was refused and leads back.
 * @param back path of the page that the form stands on
 */
export function sendErrorOrPage(error: unknown, ctx: Ctx, req: Request, res: Response, back: string): void {
  if (!wantsPage(req)) return sendError(error, ctx, res);
  const { status, body } = errorAnswer(error, ctx);
  const { message, fields = [], requestId } = body.error;
  const { locale } = ctx.request;
  const messages = new Set([message, ...fields.map((field) => field.message)]);
  const paragraphs = [...messages, ...(requestId ? [requestId] : [])].map((text) => `<p>${escape(text)}</p>`);
  const { title, leadsBack } = words[locale];
  res.status(status).set('Cache-Control', 'no-store').type('html').send(`<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<body style="max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font-family: system-ui, sans-serif">
<h1>${title}</h1>
${paragraphs.join('\n')}
<p><a href="${escape(back)}">${leadsBack}</a></p>
`);
}

const words = {
  ru: { title: 'Не принято', leadsBack: '← Вернуться и повторить' },
  en: { title: 'Not accepted', leadsBack: '← Go back and try again' },
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
