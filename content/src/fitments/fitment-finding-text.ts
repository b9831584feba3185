import type { Locale } from '../document/problem-text.ts';
import { yearsText } from '../years/read-years.ts';
import type { FitmentFinding } from './check-fitments.ts';
import { writeConditions } from './fitment-words.ts';

export interface FindingNames {
  /** The vehicle without its years: `Lada Granta II`. */
  vehicle: string;
  equipment: string;
  /** When the vehicle was made, for years that reach beyond. */
  made: string;
  /** Each row by what leads to it and what it claims: «строка 3 — подходит». In the order of the finding. */
  rows: string[];
}

/** What a finding means and what to do about it, in one paragraph. */
export function fitmentFindingText(finding: FitmentFinding, names: FindingNames, locale: Locale): string {
  const { vehicle, equipment, made, rows } = names;
  const years = yearsText(finding.years);
  const where = [[vehicle, years].filter(Boolean).join(' '), writeConditions(finding.conditions, locale)]
    .filter(Boolean)
    .join(', ');
  const list = rows.join('; ');
  const texts: Record<FitmentFinding['code'], Record<Locale, string>> = {
    SAME_PLACE: {
      ru: `Две строки отвечают за ${where} (${equipment}) одними словами: ${list}. Оставьте одну.`,
      en: `Two rows answer for ${where} (${equipment}) in the same words: ${list}. Keep one.`,
    },
    CONTRADICTION: {
      ru: `Две строки противоречат друг другу о ${where} (${equipment}): ${list}. Оставьте одну или разведите их годами или условиями.`,
      en: `Two rows contradict each other about ${where} (${equipment}): ${list}. Keep one, or part them by years or conditions.`,
    },
    OVERLAP: {
      ru: `Две строки отвечают за ${where} (${equipment}): ${list}. Уточните годы или условия, чтобы отвечала одна.`,
      en: `Two rows answer for ${where} (${equipment}): ${list}. Narrow the years or conditions so that one answers.`,
    },
    OUTSIDE_YEARS: {
      ru: `Годы ${years} выходят за годы выпуска «${vehicle}» (${made}): ${list}. Проверьте годы или поколение.`,
      en: `The years ${years} reach beyond those in which “${vehicle}” was made (${made}): ${list}. Check the years or the generation.`,
    },
  };
  return texts[finding.code][locale];
}
