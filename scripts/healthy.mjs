/**
 * The containers' health check: `node scripts/healthy.mjs [path]` asks this container's own port and ends with
 * 0 when the answer is a good one. The image has no curl.
 */
const path = process.argv[2] ?? '/readyz';
const response = await fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}${path}`, {
  redirect: 'manual',
}).catch(() => null);
process.exitCode = response && response.status < 400 ? 0 : 1;
