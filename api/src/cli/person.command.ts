import { randomBytes } from 'node:crypto';
import { type Command, Option } from 'commander';
import { OrganisationRole } from '../access/roles.ts';
import { inTransaction } from '../context.ts';
import { Locale } from '../graphql/locale.ts';
import { createPerson, updatePerson } from '../people/people.actions.ts';
import { Person } from '../people/person.entity.ts';
import { normalEmail } from '../people/sign-in.ts';
import { StartupError } from '../startup-error.ts';
import { asOperator, withApp } from './open-command.ts';
import { print, say } from './say.ts';

interface PersonFlags {
  email: string;
  name: string;
  role: OrganisationRole;
  locale: Locale;
}

/** People from the command line: the first admin of an empty database, and an admin who forgot the password. */
export function addPersonCommand(program: Command): void {
  const person = program
    .command('person')
    .description(say({ ru: 'люди и пароли', en: 'people and passwords' }));
  person
    .command('add')
    .description(
      say({ ru: 'добавить человека; пароль будет показан', en: 'add a person; the password is shown' }),
    )
    .requiredOption(
      '--email <address>',
      say({ ru: 'почта, она же имя для входа', en: 'e-mail, also to sign in' }),
    )
    .requiredOption('--name <name>', say({ ru: 'имя', en: 'name' }))
    .addOption(
      new Option('--role <role>', say({ ru: 'роль', en: 'role' }))
        .choices(Object.values(OrganisationRole))
        .default(OrganisationRole.STAFF),
    )
    .addOption(
      new Option('--locale <locale>', say({ ru: 'язык', en: 'language' }))
        .choices(Object.values(Locale))
        .default(Locale.ru),
    )
    .action(addPerson);
  person
    .command('password')
    .description(say({ ru: 'задать новый пароль; он будет показан', en: 'set a new password; it is shown' }))
    .argument('<email>')
    .action(setPassword);
}

async function addPerson({ email, name, role, locale }: PersonFlags): Promise<void> {
  const password = newPassword();
  await withApp((app) =>
    inTransaction(asOperator(app), (tx) => createPerson(tx, { email, name, role, locale, password })),
  );
  print(`${normalEmail(email)}  ${password}`);
}

async function setPassword(email: string): Promise<void> {
  const password = newPassword();
  await withApp((app) =>
    inTransaction(asOperator(app), async (tx) => {
      const person = await tx.db.getRepository(Person).findOneBy({ email: normalEmail(email) });
      if (!person)
        throw new StartupError({
          ru: `Человека с почтой ${email} нет.`,
          en: `There is nobody with the address ${email}.`,
        });
      await updatePerson(tx, { id: person.id, password });
    }),
  );
  print(`${normalEmail(email)}  ${password}`);
}

/** 96 bits, to be typed once and changed. A password among the arguments would stay in the shell's history. */
function newPassword(): string {
  return randomBytes(12).toString('base64url');
}
