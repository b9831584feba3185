import type { BalancedSearch } from '@fieldlore/search';
import { OrganisationRole } from '../access/roles.ts';
import { systemViewer, type Viewer } from '../access/viewer.ts';
import { loadConfig } from '../config.ts';
import { type App, createContext, type Ctx } from '../context.ts';
import { openDatabase } from '../database/data-source.ts';
import { openFileStorage } from '../files/open-file-storage.ts';
import { Locale } from '../graphql/locale.ts';
import { createLog } from '../log.ts';
import { Person } from '../people/person.entity.ts';
import { LiveDictionary } from '../search-dictionary/live-dictionary.ts';
import { operatorLanguage, StartupError } from '../startup-error.ts';

/** What a command works with: the database of a running program, or one that is opened for the command alone. */
export async function withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
  const config = loadConfig();
  // The terminal is the person's; what is only noted there would tear a progress bar apart.
  const log = createLog({ ...config.log, level: 'warn' });
  const { db, stop } = await openDatabase(config, log, { join: true });
  try {
    return await work({
      config,
      db,
      files: openFileStorage(config.files),
      dictionary: new LiveDictionary(),
      log,
      now: () => new Date(),
      // Two programs cannot write one index. What a command changes stands in the outbox, for the one that runs.
      get search(): BalancedSearch {
        throw new Error('a command leaves the search index to the running program');
      },
    });
  } finally {
    await stop();
  }
}

/** Acts as an admin: the one with this address, else the one who has been here longest. @throws StartupError */
export async function asAdmin(app: App, email?: string): Promise<Ctx> {
  const admin = await app.db.getRepository(Person).findOne({
    where: { role: OrganisationRole.ADMIN, isActive: true, ...(email && { email: email.toLowerCase() }) },
    order: { createdAt: 'ASC' },
  });
  if (admin) return commandContext(app, systemViewer(admin));
  throw new StartupError({
    ru: `Администратора${email ? ` с почтой ${email}` : ''} нет. Создайте: npx fieldlore person add --role ADMIN --email … --name …`,
    en: `There is no admin${email ? ` with the address ${email}` : ''}. Create one: npx fieldlore person add --role ADMIN --email … --name …`,
  });
}

/** Whoever has a shell on the server may do everything, before there is any person at all. */
export function asOperator(app: App): Ctx {
  const operator = {
    id: '00000000-0000-0000-0000-000000000000',
    name: 'operator',
    email: 'operator@localhost',
    role: OrganisationRole.ADMIN,
    locale: Locale[operatorLanguage()],
    isActive: true,
  };
  return commandContext(app, systemViewer(operator));
}

function commandContext(app: App, viewer: Viewer): Ctx {
  const locale = Locale[operatorLanguage()];
  return createContext(app, viewer, {
    id: 'command line',
    ip: '127.0.0.1',
    userAgent: null,
    locale,
    setCookie: () => {},
  });
}
