/** A4 sheets of labels as shops sell them; everything in millimetres. */
export interface LabelSheet {
  columns: number;
  rows: number;
  /** Of one label. */
  width: number;
  height: number;
  /** From the edges of the paper to the first label. */
  left: number;
  top: number;
  /** Between columns; rows touch. */
  gap: number;
}

export const A4 = { width: 210, height: 297 } as const;

/** By the number of labels on a sheet, which is what the box says: Avery 3474, L7654-alike without margins, L7651. */
export const LABEL_SHEETS = {
  '24': { columns: 3, rows: 8, width: 70, height: 37, left: 0, top: 0.5, gap: 0 },
  '40': { columns: 4, rows: 10, width: 52.5, height: 29.7, left: 0, top: 0, gap: 0 },
  '65': { columns: 5, rows: 13, width: 38, height: 21.2, left: 5, top: 10.7, gap: 2.5 },
} as const satisfies Record<string, LabelSheet>;

export type LabelSheetName = keyof typeof LABEL_SHEETS;

export const labelSheetNames = Object.keys(LABEL_SHEETS) as [LabelSheetName, ...LabelSheetName[]];

export const labelsOn = ({ columns, rows }: LabelSheet): number => columns * rows;
