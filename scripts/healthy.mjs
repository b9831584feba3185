/**
 * The containers' health check: `node scripts/healthy.mjs [path]` asks this container's own port and ends with
 * 0 when the answer is a good one. The image has no curl.
 */
const path = process.argv[2] ?? '/readyz';
// The web server is told by its front door who asks, and how; without these it answers nobody.
const headers = { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' };
const url = `http://127.0.0.1:${process.env.PORT ?? 3000}${path}`;
const response = await fetch(url, { redirect: 'manual', headers }).catch(() => null);
process.exitCode = response && response.status < 400 ? 0 : 1;
