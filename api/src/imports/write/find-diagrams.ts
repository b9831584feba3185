import { nameKey } from '../../catalogue/vehicle-names.ts';
import type { Ctx } from '../../context.ts';
import type { FitmentTableDraft } from '../importer.ts';
import { type Problem, type ReportRow, warning } from '../report.ts';

/** Diagrams by their titles. A row whose diagram is not here is taken without it, and says so. */
export async function findDiagrams(
  tx: Ctx,
  drafts: readonly FitmentTableDraft[],
): Promise<{ rows: ReportRow[]; idOf(draft: FitmentTableDraft): string | null | undefined }> {
  const named = drafts.filter(({ diagram }) => diagram);
  const known =
    named.length === 0
      ? []
      : await tx.db.query<{ id: string; title: string }[]>(
          `SELECT id, title FROM entry WHERE kind = 'DIAGRAM' AND deleted_at IS NULL AND status <> 'ARCHIVED'`,
        );
  const byTitle = Map.groupBy(known, ({ title }) => nameKey(title));
  const find = (title: string) => byTitle.get(nameKey(title)) ?? [];
  return {
    rows: named
      .filter(({ diagram }) => find(diagram!).length !== 1)
      .map((draft) => warning(draft.placeOf('diagram'), draft.label, lost(draft.diagram!, find(draft.diagram!).length))),
    idOf: ({ diagram }) => {
      if (diagram === null) return undefined;
      if (diagram === '') return null;
      const found = find(diagram);
      return found.length === 1 ? found[0]!.id : undefined;
    },
  };
} // prettier-ignore

function lost(title: string, count: number): Problem {
  return {
    message:
      count === 0
        ? { ru: `Схемы «${title}» нет: строка записана без неё.`, en: `There is no diagram “${title}”: the row is taken without it.` }
        : { ru: `Схем «${title}» несколько: строка записана без изменения схемы.`, en: `There are several diagrams “${title}”: the row keeps the one it had.` },
    remedy: { ru: 'Заведите схему и повторите импорт или выберите её в строке.', en: 'Add the diagram and import again, or choose it in the row.' },
  };
} // prettier-ignore
