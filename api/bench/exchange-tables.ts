import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from './product.ts';

type Row = Record<string, string | number>;

const start = `mutation ($uploadId: UUID!) { startImport(uploadId: $uploadId, importer: "fitments", dryRun: false) { id } }`;
const look = `query ($id: UUID!) { importRun(id: $id) { status progress added changed unchanged gone refused startedAt finishedAt error } }`;

export interface ImportFigure {
  seconds: number;
  /** Different shares that were seen on the way. */
  progressSeen: number;
  status: string;
  added: number;
  changed: number;
  unchanged: number;
}

/**
 * Seconds for the fitments as a table: all of them out, and so many rows in again, once as new rows, once as rows that
 * nothing changed in, and once with another quantity in each.
 */
export async function exchangeTables(product: Product, cookie: string, count: number) {
  const started = performance.now();
  const answer = await fetch(`${product.origin}/export/fitments.json`, { headers: { cookie } });
  const all = (await answer.json()) as Row[];
  const exportSeconds = secondsSince(started);
  // Without ids: whoever sends a table has none.
  const own = ['id', 'deviceNumber'];
  const rows = all.slice(0, count).map((row): Row => ({
    ...Object.fromEntries(Object.entries(row).filter(([key]) => !own.includes(key))),
    qualifiers: [row['qualifiers'], 'bench: 1'].filter(Boolean).join('; '),
  }));
  return {
    exportedRows: all.length,
    exportSeconds,
    newRows: await importTable(product, cookie, 'bench.csv', rows),
    sameRows: await importTable(product, cookie, 'bench.csv', rows),
    changedRows: await importTable(
      product,
      cookie,
      'bench.csv',
      rows.map((row) => ({ ...row, quantity: Number(row['quantity']) + 1 })),
    ),
  };
}

async function importTable(
  product: Product,
  cookie: string,
  name: string,
  rows: readonly Row[],
): Promise<ImportFigure> {
  const keys = Object.keys(rows[0]!);
  const quoted = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;
  const csv = [keys.join(','), ...rows.map((row) => keys.map((key) => quoted(row[key]!)).join(','))].join(
    '\n',
  );
  const form = new FormData();
  form.append('files', new Blob([csv]), name);
  const upload = await fetch(`${product.origin}/imports`, {
    method: 'POST',
    headers: { cookie },
    body: form,
  });
  const { uploadId } = (await upload.json()) as { uploadId: string };
  const started = performance.now();
  const { id } = (await product.ask(start, { uploadId }, cookie)).startImport;
  const shares = new Set<number>();
  for (;;) {
    const run = (await product.ask(look, { id }, cookie)).importRun;
    shares.add(run.progress);
    if (run.status !== 'RUNNING') {
      const { status, added, changed, unchanged } = run;
      return { seconds: secondsSince(started), progressSeen: shares.size, status, added, changed, unchanged };
    }
    await sleep(200);
  }
}

const secondsSince = (started: number) => Number(((performance.now() - started) / 1000).toFixed(1));
