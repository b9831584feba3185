import { partsOfName } from '../../catalogue/tables/entry-names.ts';
import { nameKey } from '../../catalogue/vehicle-names.ts';
import type { Ctx } from '../../context.ts';
import type { Locale } from '../../graphql/locale.ts';
import type { FitmentTableDraft } from '../importer.ts';
import { type Problem, type ReportRow, warning } from '../report.ts';

interface Diagram {
  id: string;
  title: string;
  number: number;
  locale: Locale;
  translationGroup: string;
}

export interface FoundDiagram {
  id: string;
  /** The same diagram in other languages. */
  twins: readonly string[];
}

/**
 * Diagrams by their titles, and by their numbers where a cell has both. Of one in several languages the importer's own is
 * taken. A row whose diagram is not here is taken without it, and says so.
 */
export async function findDiagrams(
  tx: Ctx,
  drafts: readonly FitmentTableDraft[],
): Promise<{
  rows: ReportRow[];
  /** Null for an empty cell; undefined where the row says nothing, or nothing that is clear. */
  of(draft: FitmentTableDraft): FoundDiagram | null | undefined;
}> {
  const named = drafts.filter(({ diagram }) => diagram);
  const known =
    named.length === 0
      ? []
      : await tx.db.query<Diagram[]>(
          `SELECT id, title, number, locale, translation_group AS "translationGroup" FROM entry
           WHERE kind = 'DIAGRAM' AND deleted_at IS NULL AND status <> 'ARCHIVED'`,
        );
  const byTitle = Map.groupBy(known, ({ title }) => nameKey(title));
  const titled = (cell: string): Diagram[] => {
    const parts = byTitle.has(nameKey(cell)) ? null : partsOfName(cell);
    const found = byTitle.get(nameKey(parts?.title ?? cell)) ?? [];
    const numbered = found.filter(({ number }) => String(number) === parts?.number);
    return numbered.length > 0 ? numbered : found;
  };
  const find = (cell: string): FoundDiagram | undefined => {
    const found = titled(cell);
    const [first, ...others] = found;
    if (!first || others.some(({ translationGroup }) => translationGroup !== first.translationGroup)) return undefined;
    const chosen = found.find(({ locale }) => locale === tx.request.locale) ?? first;
    return { id: chosen.id, twins: others.length > 0 ? found.map(({ id }) => id) : [] };
  };
  const cells = new Map([...new Set(named.map(({ diagram }) => diagram!))].map((cell) => [cell, find(cell)]));
  return {
    rows: named
      .filter(({ diagram }) => !cells.get(diagram!))
      .map((draft) => warning(draft.placeOf('diagram'), draft.label, lost(draft.diagram!, titled(draft.diagram!).length))),
    of: ({ diagram }) => {
      if (diagram === null) return undefined;
      return diagram === '' ? null : cells.get(diagram);
    },
  };
} // prettier-ignore

function lost(title: string, count: number): Problem {
  return {
    message:
      count === 0
        ? { ru: `Схемы «${title}» нет: строка записана без неё.`, en: `There is no diagram “${title}”: the row is taken without it.` }
        : { ru: `Схем «${title}» несколько: строка записана без изменения схемы.`, en: `There are several diagrams “${title}”: the row keeps the one it had.` },
    remedy:
      count === 0
        ? { ru: 'Заведите схему и повторите импорт или выберите её в строке.', en: 'Add the diagram and import again, or choose it in the row.' }
        : { ru: `Допишите номер нужной: «${title} № 41».`, en: `Write the number of the right one behind it: “${title} № 41”.` },
  };
} // prettier-ignore
