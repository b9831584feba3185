import type exceljs from 'exceljs';

/** A sheet with a header that stays in sight. Texts go in as texts: what people typed is never a formula. */
export function addSheet(
  workbook: exceljs.Workbook,
  name: string,
  columns: readonly (readonly [header: string, width: number])[],
  rows: readonly (string | number)[][],
): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(([header, width]) => ({ header, width }));
  sheet.getRow(1).font = { bold: true };
  sheet.addRows(rows as unknown[][]);
  sheet.eachRow((row) => (row.alignment = { vertical: 'top', wrapText: true }));
}
