import { hash } from 'node:crypto';

/**
 * A page made for one reader as it may be kept for all: the nonce that allows its scripts would then be known to
 * everybody, so each script that carries it is allowed by its SHA-256 instead (CSP Level 3, 2.3.1).
 * @param policy the Content-Security-Policy that came with the page
 */
export function forEverybody(policy: string, html: string): { policy: string; html: string } {
  const nonce = /'nonce-([\w+/=-]+)'/.exec(policy)?.[1];
  if (!nonce) return { policy, html };
  // What people wrote can't carry it: it was drawn when the page was rendered.
  const attribute = ` nonce="${nonce}"`;
  const hashes = html
    .split(`<script${attribute}>`)
    .slice(1)
    .map((rest) => `'sha256-${hash('sha256', rest.slice(0, rest.indexOf('</script>')), 'base64')}'`);
  return {
    policy: policy.replaceAll(`'nonce-${nonce}'`, hashes.join(' ')),
    html: html.replaceAll(attribute, ''),
  };
}
