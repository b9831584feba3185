import type { Command } from 'commander';
import { withApp } from './open-command.ts';
import { reindex } from './reindex.ts';
import { print, say } from './say.ts';

export function addMaintenanceCommands(program: Command): void {
  program
    .command('migrate')
    .description(say({ ru: 'привести таблицы к этой версии', en: 'bring the tables to this version' }))
    .action(migrate);
  program
    .command('reindex')
    .description(
      say({
        ru: 'построить поиск заново; искать можно и тем временем',
        en: 'build the search anew; searching goes on',
      }),
    )
    .action(reindex);
}

/** Opening the database migrates it, as starting the program does; this does nothing else. */
async function migrate(): Promise<void> {
  await withApp(async () => {});
  print(say({ ru: 'Таблицы соответствуют этой версии.', en: 'The tables are those of this version.' }));
}
