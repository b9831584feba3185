import type { ConfirmImportMatchesMutationVariables } from '#lib/graphql/generated.ts';

type Match = Extract<ConfirmImportMatchesMutationVariables['matches'], readonly unknown[]>[number];

/** The value of a candidate in the form: its id, and the generation where one is meant. */
export const candidateValue = ({ id, generationId }: { id: string; generationId?: string | null }): string =>
  [id, generationId].filter(Boolean).join(' ');

/**
 * Answers to the questions of an import: `match.0.kind`, `match.0.text`, and either a candidate in `match.0.to` or a name
 * that was typed in `match.0.name`. Questions that were left open are left out.
 */
export function matchesOf(form: FormData): Match[] {
  const said = (at: number, field: string) => String(form.get(`match.${at}.${field}`) ?? '').trim();
  const matches: Match[] = [];
  for (let at = 0; form.has(`match.${at}.text`); at++) {
    const [id, generationId] = said(at, 'to').split(' ');
    const name = said(at, 'name');
    if (!id && !name) continue;
    matches.push({
      kind: said(at, 'kind') as Match['kind'],
      text: said(at, 'text'),
      // A name that was typed goes before what stands chosen.
      ...(name ? { name } : { id, generationId: generationId ?? null }),
    });
  }
  return matches;
}
