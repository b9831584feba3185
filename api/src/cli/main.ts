import 'reflect-metadata';
import { Command } from 'commander';
import { PublicError } from '../errors.ts';
import { StartupError } from '../startup-error.ts';
import { addExportCommand } from './export.command.ts';
import { addImportCommand } from './import.command.ts';
import { addMaintenanceCommands } from './maintenance.commands.ts';
import { addPersonCommand } from './person.command.ts';
import { say, tell } from './say.ts';

const program = new Command('fieldlore')
  .description(
    say({ ru: 'База знаний: импорт и обслуживание', en: 'The knowledge base: imports and maintenance' }),
  )
  .showHelpAfterError();

addImportCommand(program);
addExportCommand(program);
addPersonCommand(program);
addMaintenanceCommands(program);

// Whoever reads the output may have seen enough of it: `fieldlore import … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  tell(explanation(error));
  process.exitCode = 1;
}

/** What a person can mend is said in words; anything else with the place in the program. */
function explanation(error: unknown): string {
  if (error instanceof StartupError) return error.message;
  if (!(error instanceof PublicError)) return (error as Error).stack ?? String(error);
  return [say(error.text), ...error.fields.map(({ path, message }) => `  ${path}: ${say(message)}`)].join(
    '\n',
  );
}
