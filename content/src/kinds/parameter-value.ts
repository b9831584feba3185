import { inBase, unitOf } from './units.ts';

export const PARAMETER_TYPES = ['NUMBER', 'RANGE', 'YES_NO', 'TEXT'] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number];

/** What a parameter’s text says. The quantity is one of `Quantity`, or a unit that we do not know. Ends are in the base unit of the quantity and included; null is an open end. */
export type ParameterValue =
  | { type: 'NUMBER' | 'RANGE'; quantity: string; least: number | null; greatest: number | null }
  | { type: 'YES_NO'; yes: boolean }
  | { type: 'TEXT' };

export interface ParameterText {
  value: string;
  unit?: string | null;
  /** What its author says it is; left out, the text decides. */
  type?: ParameterType | null;
}

const number = String.raw`[+-]?(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)?`;
/** Anything that could be a unit: what it is, {@link unitOf} says. */
const unit = String.raw`([^\d\s+,.;:<>≤≥~-][^\d;:]{0,11})?`;
const between = new RegExp(
  String.raw`^(?:от|from)? ?(${number}) ?${unit}? ?(?:-|–|—|\.{2,3}|…|÷|до|to) ?(${number}) ?${unit}$`,
  'i',
);
const upTo = new RegExp(
  String.raw`^(?:до|не более|не больше|макс(?:имум|\.)?|max\.?|up to|at most|≤|<=|<) ?(${number}) ?${unit}$`,
  'i',
);
const from = new RegExp(
  String.raw`^(?:от|не менее|не меньше|мин(?:имум|\.)?|min\.?|from|at least|≥|>=|>) ?(${number}) ?${unit}$`,
  'i',
);
const plusMinus = new RegExp(String.raw`^± ?(${number}) ?${unit}$`);
const single = new RegExp(String.raw`^(?:≈|~|около|ок\.|about)? ?(${number}) ?${unit}$`, 'i');

const yesNo = new Map([
  ...['да', 'есть', 'yes', '✓', '+'].map((word) => [word, true] as const),
  ...['нет', 'no', '✗', '-', '–', '—'].map((word) => [word, false] as const),
]);

/**
 * Reads `10–30`, `до 100 мА`, `≤ 0,1 A`, `-40…+85`, `есть`. A unit in the text goes before the one beside it. What is
 * written in another way, or in several values (`12/24`), stays text: nothing is guessed.
 */
export function readParameter({ value, unit: beside, type }: ParameterText): ParameterValue {
  const text = value.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll('−', '-').trim();
  if (type === 'TEXT') return { type: 'TEXT' };
  const answer = yesNo.get(text.toLowerCase());
  if (answer !== undefined && (type ?? 'YES_NO') === 'YES_NO') return { type: 'YES_NO', yes: answer };
  return readNumbers(text, beside?.trim() ?? '') ?? { type: 'TEXT' };
}

function readNumbers(text: string, beside: string): ParameterValue | null {
  const made = (
    type: 'NUMBER' | 'RANGE',
    ends: [least: string | null, greatest: string | null],
    ...units: (string | undefined)[]
  ): ParameterValue | null => {
    const written = units.findLast(Boolean)?.trim();
    const known = unitOf(written || beside);
    // Words after a number: it is a sentence, and no value.
    if (written && !known) return null;
    const quantity: string = known?.quantity ?? beside.toLowerCase();
    const [least, greatest] = ends.map((end) => {
      if (end === null) return null;
      const plain = Number(end.replaceAll(' ', '').replace(',', '.'));
      return known ? inBase(plain, known) : plain;
    }) as [number | null, number | null];
    if (least !== null && greatest !== null && least > greatest) return null;
    return { type, quantity: quantity === 'COUNT' ? '' : quantity, least, greatest };
  };
  let found: RegExpExecArray | null;
  if ((found = single.exec(text))) return made('NUMBER', [found[1]!, found[1]!], found[2]);
  if ((found = plusMinus.exec(text))) return made('RANGE', [`-${found[1]}`, found[1]!], found[2]);
  if ((found = upTo.exec(text))) return made('RANGE', [null, found[1]!], found[2]);
  if ((found = from.exec(text))) return made('RANGE', [found[1]!, null], found[2]);
  if ((found = between.exec(text))) return made('RANGE', [found[1]!, found[3]!], found[2], found[4]);
  return null;
}

/** Whether the text is what its author says it is; a number is a range with one end in two places. */
export function isOfItsType(parameter: ParameterText): boolean {
  if (!parameter.type || parameter.type === 'TEXT') return true;
  const { type } = readParameter(parameter);
  return type === parameter.type || (parameter.type === 'RANGE' && type === 'NUMBER');
}

/** One name however it is typed: `Ток потребления` and `ток  потребления`. */
export function parameterKey(name: string): string {
  return name.normalize('NFC').trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ');
}
