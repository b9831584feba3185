import exceljs from 'exceljs';

export interface Sheet {
  name: string;
  /** Rows that hold anything; `line` as Excel counts them. */
  rows: { line: number; cells: string[] }[];
}

/** Sheets of an XLSX workbook in their order, their cells as text the way Excel shows it. Rejects for a damaged one. */
export async function sheetsOf(bytes: Buffer): Promise<Sheet[]> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as exceljs.Buffer);
  return workbook.worksheets.map((sheet) => {
    const rows: Sheet['rows'] = [];
    sheet.eachRow((row, line) => {
      // As wide as the row itself: one cell far to the right must not make every row as wide.
      const cells = Array.from({ length: row.cellCount }, (_, i) => textOf(row.getCell(i + 1)));
      if (cells.some(Boolean)) rows.push({ line, cells });
    });
    return { name: sheet.name, rows };
  });
}

function textOf(cell: exceljs.Cell): string {
  const { value } = cell;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return cell.text.trim();
}
