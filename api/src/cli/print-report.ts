import { ImportRowOutcome, ImportStatus } from '../imports/import-run.entity.ts';
import type { ReportRow } from '../imports/report.ts';
import type { ImportReport } from '../imports/run-import.ts';
import type { Message } from '../errors.ts';
import { operatorLanguage } from '../startup-error.ts';
import { print, say } from './say.ts';

/** Rows of one outcome on the screen; `--json` has them all. */
const mostShown = 40;

const outcomes: [ImportRowOutcome, Message][] = [
  [ImportRowOutcome.REFUSED, { ru: 'Отказано', en: 'Refused' }],
  [ImportRowOutcome.WARNING, { ru: 'Предупреждения', en: 'Warnings' }],
  [ImportRowOutcome.GONE, { ru: 'В источнике больше нет', en: 'No longer in the source' }],
  [ImportRowOutcome.CHANGED, { ru: 'Изменено', en: 'Changed' }],
  [ImportRowOutcome.ADDED, { ru: 'Добавлено', en: 'Added' }],
  [ImportRowOutcome.UNCHANGED, { ru: 'Без изменений', en: 'Unchanged' }],
];

const conclusions: Record<ImportReport['status'], Message> = {
  [ImportStatus.APPLIED]: { ru: 'Импортировано.', en: 'Imported.' },
  [ImportStatus.PREVIEWED]: {
    ru: 'Это был просмотр: ничего не записано. Повторите без --dry-run.',
    en: 'This was a preview: nothing was written. Repeat without --dry-run.',
  },
  [ImportStatus.REFUSED]: {
    ru: 'Ничего не записано. Исправьте отмеченное и повторите.',
    en: 'Nothing was written. Mend what is marked and repeat.',
  },
  [ImportStatus.CANCELLED]: { ru: 'Остановлено, ничего не записано.', en: 'Stopped, nothing was written.' },
};

export function printReport({ status, rows, counts }: ImportReport): void {
  for (const [outcome, title] of outcomes) {
    if (counts[outcome] === 0) continue;
    print(`${say(title)}: ${counts[outcome]}`);
    // A first import adds everything: the list of it would push out what has to be read.
    const shown = outcome === ImportRowOutcome.ADDED ? [] : rows.filter((row) => row.outcome === outcome);
    for (const row of shown.slice(0, mostShown)) print(indent(rowText(row, operatorLanguage())));
    if (shown.length > mostShown) print(`  … +${shown.length - mostShown}`);
  }
  print(say(conclusions[status]));
}

/** `cars.csv:12, Год модели до — Lada Granta: «20x6» — не год. Впишите год …` */
export function rowText(row: ReportRow, language: 'ru' | 'en'): string {
  const line = row.line === null ? null : `${language === 'ru' ? 'строка' : 'line'} ${row.line}`;
  const place = [row.file, line, row.column].filter(Boolean).join(', ');
  const said = [row.message?.[language], row.remedy?.[language]].filter(Boolean).join(' ');
  const subject = [place, row.label === row.file ? '' : row.label].filter(Boolean).join(' — ');
  return [subject, said, row.changes.join('; ')].filter(Boolean).join(': ');
}

const indent = (text: string) => text.replaceAll(/^/gm, '  ');
