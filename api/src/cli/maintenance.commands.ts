import type { Command } from 'commander';
import { countDocuments } from '../indexing/rebuild-index.ts';
import { withApp } from './open-command.ts';
import { print, say } from './say.ts';

export function addMaintenanceCommands(program: Command): void {
  program
    .command('migrate')
    .description(say({ ru: 'привести таблицы к этой версии', en: 'bring the tables to this version' }))
    .action(migrate);
  program
    .command('reindex')
    .description(say({ ru: 'записать всё в поиск заново', en: 'write everything to search anew' }))
    .action(reindex);
}

/** Opening the database migrates it, as starting the program does; this does nothing else. */
async function migrate(): Promise<void> {
  await withApp(async () => {});
  print(say({ ru: 'Таблицы соответствуют этой версии.', en: 'The tables are those of this version.' }));
}

/** The index belongs to the running program, or to the next one that starts: it finds its work in the outbox. */
async function reindex(): Promise<void> {
  const documents = await withApp(async ({ db }) => {
    await db.query(
      `INSERT INTO search_outbox (subject, subject_id) SELECT 'entry', id FROM entry UNION ALL SELECT 'model', id FROM vehicle_model`,
    );
    return await countDocuments(db);
  });
  print(
    say({
      ru: `Поставлено в очередь: ${documents}. Запущенная программа запишет их в поиск; ход виден администратору.`,
      en: `Queued: ${documents}. The running program writes them to search; an admin sees how far it is.`,
    }),
  );
}
