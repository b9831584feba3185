import { StartupError } from '../startup-error.ts';

/** What PostgreSQL writes when it cannot start, and what the operator can do about it. */
const failures: { pattern: RegExp; ru: string; en: string }[] = [
  {
    pattern: /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/,
    ru: 'на диске нет места. Освободите место и запустите снова: данные целы',
    en: 'the disk is full. Free some space and start again: the data are intact',
  },
  {
    pattern: /Address already in use|could not create any TCP\/IP sockets/,
    ru: 'порт или сокет занят другой программой. Запустите снова: порт выбирается заново',
    en: 'the port or socket is taken by another program. Start again: a port is chosen anew',
  },
  {
    pattern:
      /[Pp]ermission denied|could not access directory|wrong ownership|must be started by the user|EROFS|EPERM/,
    ru: 'нет прав на папку данных или на файлы программы. Отдайте их пользователю, который запускает Fieldlore; root без «unshare» должен держать их там, где их может читать пользователь nobody',
    en: 'the data folder or the files of the program may not be read. Give them to the user who starts Fieldlore; root without "unshare" must keep them where the user nobody can read',
  },
  {
    pattern:
      /error while loading shared libraries|Library not loaded|not found \(required by|Exec format error/,
    ru: 'двоичные файлы PostgreSQL не подходят этой системе. Выполните «npm ci» на этой машине или задайте DATABASE_URL',
    en: 'the PostgreSQL binaries do not fit this system. Run "npm ci" on this machine, or set DATABASE_URL',
  },
  {
    pattern: /could not resize shared memory|could not create shared memory|Cannot allocate memory/,
    ru: 'не хватает памяти. Закройте другие программы или задайте DATABASE_URL сервера на другой машине',
    en: 'there is not enough memory. Close other programs, or set DATABASE_URL to a server elsewhere',
  },
];

/** Turns the words of PostgreSQL into a message with a remedy; its own last lines are kept below it. */
export function explainFailure(output: string, directory: string): StartupError {
  const known = failures.find(({ pattern }) => pattern.test(output));
  const lines = output
    .trim()
    .split('\n')
    .slice(-6)
    .map((line) => `  ${line}`)
    .join('\n');
  return new StartupError({
    ru: `База данных в ${directory} не запустилась: ${known?.ru ?? 'сообщение PostgreSQL ниже'}.\n${lines}`,
    en: `The database in ${directory} did not start: ${known?.en ?? 'the words of PostgreSQL are below'}.\n${lines}`,
  });
}
