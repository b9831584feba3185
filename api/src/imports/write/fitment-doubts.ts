import { type CheckedFitment, checkFitments, fitmentFindingText, fitmentStateWords, yearsText } from '@fieldlore/content/fitments'; // prettier-ignore
import { answerOf, cleanFitment } from '../../catalogue/check-fitment.ts';
import { FitmentState } from '../../catalogue/fitment.entity.ts';
import type { Message } from '../../errors.ts';
import type { Locale } from '../../graphql/locale.ts';
import { refused, type ReportRow, warning } from '../report.ts';
import type { ResolvedRow } from './write-fitment-table.ts';

/** Of one model and one device: each of them is compared with each other, which of more would hold the server up. */
const mostOfPair = 1000;

/** Refuses rows of one model and device that are more than anybody means: another column is taken for a condition. */
export function findCrowds(rows: readonly ResolvedRow[]): ReportRow[] {
  const pairs = Map.groupBy(rows, ({ vehicle, device }) => `${vehicle.model.id} ${device.id}`);
  return [...pairs.values()].flatMap((pair) => {
    const first = pair[mostOfPair];
    return first ? [refused(first.draft.place, first.label, crowd(pair.length))] : [];
  });
}

function crowd(count: number): { message: Message; remedy: Message } {
  return {
    message: {
      ru: `Об этой модели с этим прибором в таблице ${count} строк, принимается до ${mostOfPair}.`,
      en: `The table has ${count} rows of this model with this device, up to ${mostOfPair} are taken.`,
    },
    remedy: {
      ru: 'Проверьте, не взят ли за условие или комплектацию столбец с номерами машин, и объедините строки по годам.',
      en: 'See whether a column of number plates was taken for a condition or a package, and join the rows by their years.',
    },
  };
}

/**
 * What the check of fitments says of the rows of a table together: rows that contradict each other are refused, ranges that
 * overlap and years in which the vehicle was not made are warned of. Exported rows only warn: they stood so before.
 * @param news rows that the import adds or changes: what is here already is not asked about again
 */
export function findDoubts(rows: readonly ResolvedRow[], news: ReadonlySet<ResolvedRow>): ReportRow[] {
  return checkFitments(rows.map(checkedOf)).flatMap((finding) => {
    const met = finding.rows.map((at) => rows[at]!);
    if (!met.some((row) => news.has(row))) return [];
    const last = met.at(-1)!;
    const say = (locale: Locale) => {
      const { make, model, generation } = last.vehicle;
      return fitmentFindingText(
        finding,
        {
          vehicle: [make.name, model.name, generation?.name].filter(Boolean).join(' '),
          equipment: last.device.title,
          made: yearsText(generation ?? model),
          rows: met.map((row) => claimOf(row, locale)),
        },
        locale,
      );
    };
    const isError = finding.isError && met.every(({ draft }) => draft.rowId === null);
    return [(isError ? refused : warning)(last.draft.place, last.label, apart({ ru: say('ru' as Locale), en: say('en' as Locale) }))]; // prettier-ignore
  });
}

function checkedOf({ told, vehicle }: ResolvedRow): CheckedFitment {
  const row = cleanFitment({ state: FitmentState.SUPPORTED, ...told.said });
  const { yearFrom, yearTo } = vehicle.generation ?? vehicle.model;
  return {
    ...row,
    equipment: row.equipmentId,
    model: row.modelId,
    generation: row.generationId,
    answer: answerOf(row),
    made: { yearFrom, yearTo },
  };
}

/** `строка 3, 2012–2018 — подходит` */
function claimOf({ draft, told }: ResolvedRow, locale: Locale): string {
  const { line } = draft.place;
  const { yearFrom = null, yearTo = null, state = FitmentState.SUPPORTED } = told.said;
  const where = { ru: `строка ${line}`, en: `line ${line}` }[locale];
  return `${[line && where, yearsText({ yearFrom, yearTo })].filter(Boolean).join(', ')} — ${fitmentStateWords[state][locale]}`;
}

/** The last sentence of a finding says what to do about it. */
function apart(text: Message): { message: Message; remedy: Message } {
  const [ru, en] = [text.ru, text.en].map((said) => /^(.*\.) ([^.]+\.)$/s.exec(said) ?? [said, said, '']);
  return { message: { ru: ru![1]!, en: en![1]! }, remedy: { ru: ru![2]!, en: en![2]! } };
}
