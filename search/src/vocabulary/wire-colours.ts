/** One colour of a wire, in every notation seen on looms and in pin tables. */
export interface WireColour {
  /** IEC 60757 code. */
  iec: string;
  /** Other Latin codes (SAE, makers). Only in capitals or next to another code do they count as a colour. */
  codes: readonly string[];
  /** Russian abbreviations without a dot, as in «ЧК» or «бел». */
  abbreviations: readonly string[];
  /** Words, any form of which names the colour. */
  words: readonly string[];
  /** First part of a Russian compound: «бело-синий». */
  combining: readonly string[];
}

/**
 * Russian one-letter codes differ by maker: «К» is brown at ГОСТ and ВАЗ, red at many others; «П» is ВАЗ's
 * red; «С» grey or blue. All readings are kept: a search must find both.
 */
// prettier-ignore
export const WIRE_COLOURS: readonly WireColour[] = [
  { iec: 'BK', codes: ['BLK', 'SW'], abbreviations: ['ч', 'чер', 'черн'], words: ['чёрный', 'black'], combining: ['чёрно'] },
  { iec: 'BN', codes: ['BRN', 'BR'], abbreviations: ['к', 'кч', 'кор', 'корич'], words: ['коричневый', 'brown'], combining: ['коричнево'] },
  { iec: 'RD', codes: ['RED', 'RT'], abbreviations: ['к', 'п', 'кр', 'крас'], words: ['красный', 'red'], combining: ['красно'] },
  { iec: 'OG', codes: ['ORN', 'OR', 'ORG'], abbreviations: ['о', 'ор', 'оранж'], words: ['оранжевый', 'orange'], combining: ['оранжево'] },
  { iec: 'YE', codes: ['YEL', 'YL'], abbreviations: ['ж', 'жел', 'желт'], words: ['жёлтый', 'yellow'], combining: ['жёлто'] },
  { iec: 'GN', codes: ['GRN', 'GR'], abbreviations: ['з', 'зел'], words: ['зелёный', 'green'], combining: ['зелёно', 'зелено'] },
  { iec: 'BU', codes: ['BLU', 'BL'], abbreviations: ['с', 'син'], words: ['синий', 'blue'], combining: ['сине'] },
  { iec: 'LB', codes: ['LBU', 'LTBLU'], abbreviations: ['г', 'гол'], words: ['голубой'], combining: ['голубо'] },
  { iec: 'VT', codes: ['VIO', 'PPL', 'PUR'], abbreviations: ['ф', 'фио', 'фиол'], words: ['фиолетовый', 'violet', 'purple'], combining: ['фиолетово'] },
  { iec: 'GY', codes: ['GRY', 'GRA'], abbreviations: ['с', 'ср', 'сер'], words: ['серый', 'grey', 'gray'], combining: ['серо'] },
  { iec: 'WH', codes: ['WHT', 'WT'], abbreviations: ['б', 'бел'], words: ['белый', 'white'], combining: ['бело'] },
  { iec: 'PK', codes: ['PNK'], abbreviations: ['р', 'роз'], words: ['розовый', 'pink'], combining: ['розово'] },
  { iec: 'TQ', codes: ['TRQ'], abbreviations: ['бир'], words: ['бирюзовый', 'turquoise'], combining: ['бирюзово'] },
];
