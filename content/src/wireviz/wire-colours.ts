import { parseColour } from '../kinds/parse-wire-colour.ts';
import type { WireColour } from '../kinds/wire-colour.ts';

/** DIN 47100: the order of cores in a data cable. */
const din =
  'WH BN GN YE GY PK BU RD BK VT GYPK RDBU WHGN BNGN WHYE YEBN WHGY GYBN WHPK PKBN WHBU BNBU WHRD BNRD WHBK BNBK GYGN YEGY PKGN YEPK GNBU YEBU GNRD YERD GNBK YEBK GYBU PKBU GYRD PKRD GYBK PKBK BUBK RDBK';

/** Orders of wires by the names that WireViz gives them. */
const orders: Record<string, readonly string[]> = {
  DIN: din.split(' '),
  // IEC 60757 in the order of the rainbow.
  IEC: 'BN RD OG YE GN BU VT GY WH BK'.split(' '),
  BW: ['BK', 'WH'],
  T568A: 'WHGN GN WHOG BU WHBU OG WHBN BN'.split(' '),
  T568B: 'WHOG OG WHGN BU WHBU GN WHBN BN'.split(' '),
  TEL: telephonePairs(),
};

/** The 25 pairs of telephone cables: each colour of one group with each of the other. */
function telephonePairs(): string[] {
  const [tips, rings] = ['WH RD BK YE VT', 'BU OG GN BN SL'].map((list) => list.split(' ')) as [
    string[],
    string[],
  ];
  return tips.flatMap((tip) => rings.flatMap((ring) => [ring + tip, tip + ring]));
}

export interface CoreColours {
  color_code?: string | null;
  colors?: readonly string[] | null;
  wirecount?: number | null;
}

/** The colour of each wire as written; '' where nothing is said. Shorter lists begin anew. */
export function coreColours({ color_code: code, colors, wirecount }: CoreColours): string[] {
  const order = colors?.length ? colors : (orders[code?.toUpperCase() ?? ''] ?? []);
  const count = wirecount ?? colors?.length ?? 0;
  return Array.from({ length: count }, (_, i) => (order.length > 0 ? order[i % order.length]! : ''));
}

export function isKnownOrder(code: string): boolean {
  return code.toUpperCase() in orders;
}

/** Codes of WireViz beyond IEC 60757, in words. Copper and tin are bare metal: no colour. */
const words: Record<string, string> = { SL: 'slate', LB: 'light blue', OL: 'green' };

/** Copper, tin and silver plating, as WireViz writes them: not a colour, and no mistake. */
const bareMetal = /^(?:CU|SN|AG)?$/i;

export interface UnknownColour {
  path: [string, string, string, number];
  text: string;
}

/** Colours of a file that nobody understands; the text of such a one is kept as the wire's label. */
export function unknownColours(cables: Readonly<Record<string, CoreColours>>): UnknownColour[] {
  return Object.entries(cables).flatMap(([name, { colors }]) =>
    (colors ?? []).flatMap((text, i): UnknownColour[] =>
      wireColour(text) || bareMetal.test(text) ? [] : [{ path: ['cables', name, 'colors', i], text }],
    ),
  );
}

export function wireColour(code: string): WireColour | null {
  return parseColour(words[code.toUpperCase()] ?? code.replaceAll('SL', 'GY').replaceAll('LB', 'BU'));
}
