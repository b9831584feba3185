import type { KeptRevisionInput } from '#lib/graphql/generated.ts';
import type { Correction, KeptPack } from '#lib/offline/kept-store.ts';

/** As many as the API takes at once. */
const MOST = 1000;

/**
 * What was published as a correction of what is kept, with what changed.
 * @throws TypeError where nobody answers
 */
export async function findCorrections(packs: readonly KeptPack[]): Promise<Correction[]> {
  const kept = new Map(
    packs
      .flatMap(({ pages }) => pages)
      .flatMap(({ number, revision }) =>
        number === null ? [] : [[number, Number.parseInt(revision)] as const],
      ),
  );
  const asked = [...kept].map(([number, revision]) => ({ number, revision }));
  const found: Correction[] = [];
  for (let from = 0; from < asked.length; from += MOST)
    found.push(...(await askFor(asked.slice(from, from + MOST))));
  return found;
}

async function askFor(kept: readonly KeptRevisionInput[]): Promise<Correction[]> {
  const response = await fetch('/offline/recalls', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(kept),
  });
  return response.ok && !response.redirected ? ((await response.json()) as Correction[]) : [];
}
