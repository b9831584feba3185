import { checkFitments, fitmentFindingText, fitmentStateWords, yearsText } from '@fieldlore/content/fitments';
import * as m from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { type Line, modelName, type ReadLine } from './fitment-line.ts';

export interface LineFinding {
  isError: boolean;
  text: string;
  /** Places in the table, the first line is 0. */
  lines: number[];
}

const years = (made: { yearFrom?: number | null; yearTo?: number | null } | null) => ({
  yearFrom: made?.yearFrom ?? null,
  yearTo: made?.yearTo ?? null,
});

/** What the lines of a table say against each other, as the server will when they are saved. */
export function checkLines(lines: readonly { line: Line; read: ReadLine; at: number }[]): LineFinding[] {
  const locale = getLocale();
  const known = lines.filter(({ read }) => read.equipment && read.model);
  const found = checkFitments(
    known.map(({ line, read }) => ({
      equipment: read.equipment!.id,
      model: read.model!.id,
      generation: read.generation?.id ?? null,
      ...read.years,
      state: read.state,
      role: read.role,
      group: line.group.trim() || null,
      qualifiers: read.qualifiers,
      answer: JSON.stringify([
        read.quantity,
        line.reason,
        line.programme,
        line.firmware,
        read.parameters,
        read.diagram?.id,
      ]),
      made: years(read.generation ?? read.model),
    })),
  );
  return found.map((finding) => {
    const named = finding.rows.map((row) => known[row]!);
    const { read } = named[0]!;
    const isOfOne = named.every((other) => other.read.generation?.id === read.generation?.id);
    const generation = isOfOne ? read.generation : null;
    const names = {
      vehicle: [modelName(read.model!), generation?.name].filter(Boolean).join(' '),
      equipment: read.equipment!.title,
      made: yearsText(years(generation ?? read.model)),
      rows: named.map(({ read: { state }, at }) =>
        m.grid_row_claims({ row: at + 1, state: fitmentStateWords[state][locale] }),
      ),
    };
    return {
      isError: finding.isError,
      text: fitmentFindingText(finding, names, locale),
      lines: named.map(({ at }) => at),
    };
  });
}
