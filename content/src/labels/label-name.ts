export interface LabelName {
  kind: 'entry' | 'kit';
  number: number;
  /** As it stands in addresses: `4821`, `k1004`. */
  name: string;
}

/** An entry by its number, a kit by its number with a K of either alphabet, however people write them: «№ 4821», «К-1004». */
export function readLabelName(text: string): LabelName | null {
  const [, letter, digits] = /^\s*([kк])?[\s-]*[#№]?\s*(\d{1,9})\s*$/iu.exec(text) ?? [];
  if (!digits) return null;
  const number = Number(digits);
  return letter ? { kind: 'kit', number, name: `k${number}` } : { kind: 'entry', number, name: `${number}` };
}
