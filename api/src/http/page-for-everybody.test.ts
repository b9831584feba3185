import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { forEverybody } from './page-for-everybody.ts';

const policy = "default-src 'self'; script-src 'self' 'nonce-aB+/9=='; object-src 'none'";
const allow = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

test('scripts of the page are allowed by what they are, and nobody learns the nonce', () => {
  const kept = forEverybody(
    policy,
    '<body>Привет<script nonce="aB+/9==">start("ё")</script><script nonce="aB+/9==">go()</script></body>',
  );
  expect(kept.html).toBe('<body>Привет<script>start("ё")</script><script>go()</script></body>');
  expect(kept.policy).toBe(
    `default-src 'self'; script-src 'self' ${allow('start("ё")')} ${allow('go()')}; object-src 'none'`,
  );
});

test('a script that somebody smuggled in stays forbidden', () => {
  const html =
    '<script>steal()</script><script nonce="guess">steal()</script><script nonce="aB+/9==">go()</script>';
  expect(forEverybody(policy, html).policy).not.toContain(allow('steal()'));
});

test('a policy without a nonce stays as it is', () => {
  expect(forEverybody("script-src 'self'", '<script>x</script>')).toEqual({
    policy: "script-src 'self'",
    html: '<script>x</script>',
  });
});
