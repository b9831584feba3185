import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { PassThrough, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { mostTableRows } from '../catalogue/tables/table-column.ts';
import type { Message } from '../errors.ts';
import { exportedTables, exportTable, tableTitles } from '../exports/export-tables.ts';
import { type ExportFormat, exportFormats } from '../exports/table-formats.ts';
import { StartupError } from '../startup-error.ts';
import { asAdmin, withApp } from './open-command.ts';
import { say } from './say.ts';

interface ExportFlags {
  format?: ExportFormat;
  as?: string;
  part?: number;
}

export function addExportCommand(program: Command): void {
  const list = exportedTables.map((table) => `  ${table.padEnd(18)} ${say(tableTitles[table])}`).join('\n');
  program
    .command('export')
    .argument('<table>', say({ ru: 'что выгрузить, см. ниже', en: 'what to export, see below' }))
    .argument('<path>', say({ ru: 'файл, или - для вывода на экран', en: 'a file, or - for the screen' }))
    .description(say({ ru: 'выгрузка каталога в файл', en: 'export the catalogue to a file' }))
    .addOption(
      new Option(
        '--format <format>',
        say({ ru: 'формат; иначе по имени файла', en: 'the format; else told from the file’s name' }),
      ).choices(exportFormats),
    )
    .option(
      '--part <number>',
      say({
        ru: `одна часть: по ${mostTableRows} строк, сколько берёт один импорт`,
        en: `one part: of ${mostTableRows} rows, as many as one import takes`,
      }),
      partNumber,
    )
    .option('--as <email>', say({ ru: 'от имени этого администратора', en: 'act as this admin' }))
    .addHelpText('after', () => `\n${list}`)
    .action(runCommand);
}

async function runCommand(name: string, path: string, flags: ExportFlags): Promise<void> {
  const table = oneOf(exportedTables, name);
  const format = oneOf(exportFormats, flags.format ?? extname(path).slice(1).toLowerCase());
  await withApp(async (app) => {
    const ctx = await asAdmin(app, flags.as);
    const part = flags.part ?? null;
    if (path !== '-') {
      const rows = await toFile(path, (out) => exportTable(ctx, table, format, out, { part }));
      if (part === null && rows > mostTableRows) process.stderr.write(`${say(inParts(rows))}\n`);
      return;
    }
    const out = new PassThrough();
    out.pipe(process.stdout, { end: false });
    await exportTable(ctx, table, format, out, { part });
  });
}

function partNumber(text: string): number {
  const part = Number(text);
  if (Number.isInteger(part) && part > 0) return part;
  throw new StartupError({
    ru: `Часть — это номер, начиная с 1, а не «${text}».`,
    en: `A part is a number from 1, not “${text}”.`,
  });
}

const inParts = (rows: number): Message => {
  const parts = Math.ceil(rows / mostTableRows);
  return {
    ru: `В таблице ${rows} строк, а один импорт берёт ${mostTableRows}. Чтобы вернуть её импортом, выгрузите частями: --part 1 … --part ${parts}.`,
    en: `The table has ${rows} rows, and one import takes ${mostTableRows}. To import it again, export it in parts: --part 1 … --part ${parts}.`,
  };
};

/** The file is there when it is whole: an export that fails leaves the one before it. */
async function toFile(path: string, write: (out: Writable) => Promise<number>): Promise<number> {
  const part = `${path}.part`;
  const out = createWriteStream(part);
  try {
    const [rows] = await Promise.all([write(out), finished(out)]);
    await rename(part, path);
    return rows;
  } catch (error) {
    out.destroy();
    await rm(part, { force: true });
    throw error;
  }
}

function oneOf<T extends string>(known: readonly T[], given: string): T {
  const found = known.find((one) => one === given);
  if (found) return found;
  throw new StartupError({
    ru: `«${given}» — нет такого. Есть: ${known.join(', ')}.`,
    en: `There is no “${given}”. There are: ${known.join(', ')}.`,
  });
}
