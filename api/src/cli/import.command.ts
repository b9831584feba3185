import { type Command, Option } from 'commander';
import { Audience } from '../access/roles.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { Locale } from '../graphql/locale.ts';
import { ImportStatus } from '../imports/import-run.entity.ts';
import { beginRun, performRun } from '../imports/import-runs.ts';
import type { Importer } from '../imports/importer.ts';
import { findImporter, importers } from '../imports/importers.ts';
import { confirmMatches as keepMatches, type MatchGiven } from '../imports/matching/confirm-match.ts';
import { filesApart, type ImportSource, openSource } from '../imports/reading/source.ts';
import { UnreadableSource } from '../imports/report.ts';
import type { ImportReport } from '../imports/run-import.ts';
import { StartupError } from '../startup-error.ts';
import { asAdmin, withApp } from './open-command.ts';
import { printReport, rowText } from './print-report.ts';
import { startProgress } from './progress.ts';
import { print, say } from './say.ts';

interface ImportFlags {
  section?: string;
  locale?: Locale;
  audience?: Audience;
  column: string[];
  mapping?: string;
  match: string[];
  addMissing: boolean;
  set?: string;
  as?: string;
  dryRun: boolean;
  draft: boolean;
  removeGone: boolean;
  json: boolean;
}

/** Ends with 1 where something was refused or failed, with 130 where it was stopped by Ctrl-C. */
export function addImportCommand(program: Command): void {
  program
    .command('import')
    .argument('<importer>', say({ ru: 'вид импорта, см. ниже', en: 'what to import, see below' }))
    .argument('<path>', say({ ru: 'файл, папка или ZIP', en: 'a file, a folder or a ZIP' }))
    .description(say({ ru: 'импорт файла: всё или ничего', en: 'import a file: all of it, or nothing' }))
    .option(
      '--dry-run',
      say({
        ru: 'показать, что изменится, и ничего не записать',
        en: 'show what would change, write nothing',
      }),
      false,
    )
    .option(
      '--section <slug>',
      say({
        ru: 'раздел для записей; иначе — по имени файла',
        en: 'the section of entries; else one named after the file',
      }),
    )
    .addOption(
      new Option(
        '--locale <locale>',
        say({ ru: 'язык; иначе определяется по файлам', en: 'language; else told from the files' }),
      ).choices(Object.values(Locale)),
    )
    .addOption(
      new Option(
        '--audience <audience>',
        say({ ru: 'кому видно; иначе — как у раздела', en: 'who may see it; else as the section' }),
      ).choices(Object.values(Audience)),
    )
    .option('--draft', say({ ru: 'оставить записи черновиками', en: 'leave the entries as drafts' }), false)
    .option(
      '--remove-gone',
      say({ ru: 'убрать то, чего в источнике больше нет', en: 'remove what the source no longer has' }),
      false,
    )
    .option(
      '--column <key=header>',
      say({
        ru: 'какой столбец чем является; можно повторять',
        en: 'which column is which; may be repeated',
      }),
      (value: string, all: string[]) => [...all, value],
      [],
    )
    .option(
      '--mapping <name>',
      say({
        ru: 'сохранённое сопоставление столбцов; иначе — по заголовку таблицы',
        en: 'a saved mapping of columns; else told from the header',
      }),
    )
    .option(
      '--match <text=name>',
      say({
        ru: 'что значит написание: "Газель-Некст=GAZ Gazelle Next"; запоминается, можно повторять',
        en: 'what a spelling means: "Gazel-Nekst=GAZ Gazelle Next"; is kept, may be repeated',
      }),
      (value: string, all: string[]) => [...all, value],
      [],
    )
    .option(
      '--add-missing',
      say({
        ru: 'добавить автомобили и оборудование, которых нет в каталоге',
        en: 'add vehicles and devices that the catalogue lacks',
      }),
      false,
    )
    .option(
      '--set <name>',
      say({
        ru: 'имя набора, если файл переименован',
        en: 'the name of the set, where the file was renamed',
      }),
    )
    .option('--as <email>', say({ ru: 'от имени этого администратора', en: 'act as this admin' }))
    .option('--json', say({ ru: 'отчёт в JSON', en: 'the report as JSON' }), false)
    .addHelpText('after', () => `\n${listOfImporters()}`)
    .action(runCommand);
}

async function runCommand(name: string, path: string, flags: ImportFlags): Promise<void> {
  const importer = findImporter(name);
  if (!importer)
    throw new StartupError({
      ru: `Импорта «${name}» нет. Есть:\n${listOfImporters()}`,
      en: `There is no importer “${name}”. There are:\n${listOfImporters()}`,
    });
  const done = await withApp(
    async (app) => await importPath(await asAdmin(app, flags.as), importer, path, flags),
  );
  const statuses = done.map(({ report }) => report?.status ?? ImportStatus.FAILED);
  if (statuses.includes(ImportStatus.CANCELLED)) process.exitCode = 130;
  else if (statuses.some(isFailure)) process.exitCode = 1;
}

const isFailure = (status: ImportStatus) => status === ImportStatus.REFUSED || status === ImportStatus.FAILED;

/** What became of a source; null where it failed of something nobody foresaw. */
interface Done {
  name: string;
  report: ImportReport | null;
}

/** All of a file or nothing of it; where files stand alone, one that is refused does not hold up the others. */
async function importPath(ctx: Ctx, importer: Importer, path: string, flags: ImportFlags): Promise<Done[]> {
  const sectionId = await sectionOf(ctx, flags.section);
  await confirmMatches(ctx, flags.match);
  const source = await openSource(path).catch((error: unknown) => {
    if (error instanceof UnreadableSource)
      throw new StartupError({ ru: rowText(error.row, 'ru'), en: rowText(error.row, 'en') });
    throw error;
  });
  const sources = importer.filesStandAlone ? filesApart(source, importer.accepts) : [source];
  const done: Done[] = [];
  for (const one of sources) {
    const report = await importSource(ctx, importer, one, sectionId, flags);
    done.push({ name: one.name, report });
    if (!flags.json && sources.length > 1) print(`${done.length > 1 ? '\n' : ''}== ${one.name} ==`);
    if (!flags.json && report) printReport(report);
    if (report?.status === ImportStatus.CANCELLED) break;
  }
  if (flags.json) print(JSON.stringify(sources.length > 1 ? done : done[0]!.report, null, 2));
  else if (sources.length > 1) printFiles(done);
  return done;
}

/** The last word after many reports: which files have to be mended. */
function printFiles(done: readonly Done[]): void {
  const failed = done.filter(({ report }) => !report || isFailure(report.status)).map(({ name }) => name);
  print(
    say({
      ru: `\nФайлов: ${done.length}, из них не принято: ${failed.length}`,
      en: `\nFiles: ${done.length}, of them not taken: ${failed.length}`,
    }),
  );
  for (const name of failed) print(`  ${name}`);
}

async function importSource(
  ctx: Ctx,
  importer: Importer,
  source: ImportSource,
  sectionId: string | null,
  flags: ImportFlags,
): Promise<ImportReport | null> {
  const run = await beginRun(ctx, importer, source, flags.dryRun);
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  const progress = startProgress(say(importer.title));
  const report = await performRun(
    ctx,
    run,
    importer,
    source,
    {
      sectionId,
      locale: flags.locale ?? null,
      audience: flags.audience ?? null,
      mapping: mappingOf(flags.column),
      mappingName: flags.mapping ?? null,
      addMissing: flags.addMissing,
      set: flags.set ?? null,
      asDrafts: flags.draft,
      removeGone: flags.removeGone,
      isDryRun: flags.dryRun,
      onProgress: progress.set,
    },
    stop,
  );
  progress.stop();
  process.off('SIGINT', onInterrupt);
  return report;
}

async function sectionOf(ctx: Ctx, slug: string | undefined): Promise<string | null> {
  if (!slug) return null;
  const { inOrder } = await ctx.sections();
  const section = inOrder.find((one) => one.slug === slug || one.id === slug);
  if (section) return section.id;
  const known = inOrder.map((one) => `  ${one.slug.padEnd(24)} ${say(one.names)}`).join('\n');
  throw new StartupError({
    ru: `Раздела «${slug}» нет. Есть:\n${known}`,
    en: `There is no section “${slug}”. There are:\n${known}`,
  });
}

async function confirmMatches(ctx: Ctx, matches: readonly string[]): Promise<void> {
  const given = matches.map((match): MatchGiven => {
    const [, text, name] = /^([^=]+)=(.+)$/s.exec(match) ?? [];
    if (text && name) return { kind: null, text, name };
    throw new StartupError({
      ru: `--match ${match}: напишите «как в таблице=как в каталоге».`,
      en: `--match ${match}: write "as in the table=as in the catalogue".`,
    });
  });
  if (given.length > 0) await inTransaction(ctx, (tx) => keepMatches(tx, given));
}

function mappingOf(columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    columns.map((column) => {
      const [, key, header] = /^([^=]+)=(.*)$/s.exec(column) ?? [];
      if (key && header) return [key, header];
      throw new StartupError({
        ru: `--column ${column}: напишите ключ=заголовок, например --column make="Марка авто".`,
        en: `--column ${column}: write key=header, for example --column make="Car make".`,
      });
    }),
  );
}

function listOfImporters(): string {
  return importers
    .map(({ name, title, accepts }) => `  ${name.padEnd(18)} ${say(title)} [${accepts.join(', ')}]`)
    .join('\n');
}
