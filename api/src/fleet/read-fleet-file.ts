import { mustBeSignedIn } from '../access/people.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, type Message } from '../errors.ts';
import { UnreadableSource } from '../imports/report.ts';
import { readTables } from '../imports/reading/read-table.ts';
import { sourceOf } from '../imports/reading/source.ts';
import { readFleetLines } from './fleet-lines.ts';
import { mustBeFewEnough } from './recognize-fleet.ts';

/** Bytes: five hundred lines take a tenth of it in any format. */
const largestFile = 2 * 2 ** 20;
const formats = ['xlsx', 'csv', 'tsv', 'txt', 'md'];

/**
 * The rows of a list of vehicles, header included, cells parted by tabs. Nothing of the file is kept.
 * @throws UnauthenticatedError; BadInputError where it can't be read or holds too much
 */
export async function readFleetFile(ctx: Ctx, file: { name: string; bytes: Buffer }): Promise<string[]> {
  mustBeSignedIn(ctx);
  const { name, bytes } = file;
  if (bytes.length > largestFile) throw problem(tooLarge);
  if (!formats.some((format) => name.toLowerCase().endsWith(`.${format}`))) throw problem(unknownFormat);
  const tables = await readTables(sourceOf(name, bytes)).catch((error: unknown) => {
    if (!(error instanceof UnreadableSource)) throw error;
    const { message, remedy } = error.row;
    throw problem({ ru: `${message?.ru} ${remedy?.ru}`, en: `${message?.en} ${remedy?.en}` });
  });
  const lines = tables
    .flatMap(({ header, rows }) => [header, ...rows])
    .map(({ cells }) => cells.map((cell) => cell.replace(/\s+/g, ' ')).join('\t'));
  mustBeFewEnough(readFleetLines(lines.map((text) => ({ text }))).length);
  return lines;
}

const problem = (message: Message) => new BadInputError([{ path: 'file', message }]);

const tooLarge: Message = {
  ru: `Файл больше ${largestFile / 2 ** 20} МБ. Оставьте в нём один лист со списком машин.`,
  en: `The file is larger than ${largestFile / 2 ** 20} MB. Leave one sheet with the list of vehicles in it.`,
};
const unknownFormat: Message = {
  ru: 'Список читается из XLSX, CSV, TSV и TXT. Сохраните файл в одном из этих форматов или вставьте список текстом.',
  en: 'A list is read from XLSX, CSV, TSV and TXT. Save the file in one of these formats, or paste the list as text.',
};
