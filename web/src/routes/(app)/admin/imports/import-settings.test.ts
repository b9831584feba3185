import { expect, it } from 'vitest';
import { acceptedEndings, importersFor, settingsOf, startVariables } from './import-settings.ts';

const upload = '3f0c5d7a-2f55-4a53-9d7b-0d8f3b2f9a10';

it('starts an import with what the form chose, and only with that', () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    upload,
    importer: 'kits',
    section: '',
    gone: 'on',
    other: 'x',
  }))
    form.append(name, value);
  expect(startVariables(settingsOf(form), true)).toEqual({
    uploadId: upload,
    importer: 'kits',
    dryRun: true,
    sectionId: null,
    audience: null,
    locale: null,
    asDrafts: false,
    removeGone: true,
    addMissing: false,
    mapping: null,
  });
});

it('keeps a column that the file is said not to have', () => {
  const address = new URLSearchParams({
    upload,
    importer: 'kits',
    'column.make': 'Бренд',
    'column.note': '',
  });
  const settings = settingsOf(new URLSearchParams(settingsOf(address)));
  expect(startVariables(settings, false).mapping).toEqual({ make: 'Бренд', note: '' });
});

it('offers the importers that take the file', () => {
  const importers = [
    { name: 'table', accepts: ['csv', 'txt'] },
    { name: 'pages', accepts: ['folder', 'html'] },
  ];
  const names = (file: string) => importersFor(importers, file).map(({ name }) => name);
  expect(names('Авто.CSV')).toEqual(['table']);
  expect(names('index.html.txt')).toEqual(['pages']);
  expect(names('folder.exe')).toEqual([]);
  expect(acceptedEndings(importers)).toBe('.csv,.txt,.html');
});
