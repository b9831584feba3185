import { sheetsOf } from '../../attachments/workbook.ts';
import { at, UnreadableSource } from '../report.ts';
import type { Table } from './table.ts';
import { readZip } from './zip.ts';

/** The first sheet that holds anything, as text the way Excel shows it. */
export async function readXlsx(bytes: Buffer, file: string | null): Promise<Table | null> {
  // Its limits hold before the library unpacks anything: a workbook is an archive too.
  readZip(bytes, file);
  const sheets = await sheetsOf(bytes).catch(() => {
    throw new UnreadableSource(at(file), {
      message: {
        ru: 'Книга Excel повреждена или защищена паролем.',
        en: 'The workbook is damaged or has a password.',
      },
      remedy: {
        ru: 'Сохраните её в Excel заново без пароля.',
        en: 'Save it again in Excel without a password.',
      },
    });
  });
  for (const { rows } of sheets) {
    const [header, ...rest] = rows;
    if (header) return { file, header: { ...header, cells: trimEnd(header.cells) }, rows: rest };
  }
  return null;
}

function trimEnd(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex(Boolean) + 1);
}
