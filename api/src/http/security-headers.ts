import type { RequestHandler } from 'express';

/** What every answer says to browsers; the pages add a Content-Security-Policy with their own nonces. */
export function securityHeaders(isHttps: boolean): RequestHandler {
  return (_req, res, next) => {
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
    res.setHeader('X-Frame-Options', 'SAMEORIGIN');
    res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    if (isHttps) res.setHeader('Strict-Transport-Security', 'max-age=31536000');
    next();
  };
}
