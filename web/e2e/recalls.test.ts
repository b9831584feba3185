import { expect } from 'vitest';
import { journey } from './journey.ts';
import type { Visitor } from './visitor.ts';

/** A tracker of one pin, whose colour is what gets wrong. */
const scheme = (main: string) => ({
  connectors: [{ id: 'X1', name: 'Трекер', kind: 'DEVICE', pins: [{ label: '5', colour: { main } }] }],
});

async function ask<T>({ page }: Visitor, query: string, variables: object): Promise<T> {
  const answer = await page.request.post('/graphql', { data: { query, variables } });
  const { data, errors } = (await answer.json()) as { data: T; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** A published scheme, written as an import writes it. @returns its number, id and version */
async function publishesScheme(lead: Visitor, title: string) {
  await lead.goto('/edit/new?kind=DIAGRAM');
  const section = lead.page.getByRole('combobox', { name: 'Раздел', exact: true });
  const sectionId = await section.locator('option', { hasText: 'Схемы' }).first().getAttribute('value');
  const input = { kind: 'DIAGRAM', locale: 'ru', sectionId, title, data: scheme('BU') };
  const CREATE =
    'mutation ($input: CreateEntryInput!) { createEntry(input: $input) { id number version path } }';
  const { createEntry } = await ask<{
    createEntry: { id: string; number: number; version: number; path: string };
  }>(lead, CREATE, { input });
  const PUBLISH =
    'mutation ($id: UUID!, $version: Int!) { publishEntry(id: $id, version: $version) { version } }';
  const { publishEntry } = await ask<{ publishEntry: { version: number } }>(lead, PUBLISH, createEntry);
  return { ...createEntry, version: publishEntry.version };
}

journey(
  'who opened a scheme is told what was wrong in it, and the publisher sees that they know',
  async (lead, arrive) => {
    await lead.signIn('lead');
    const { id, number, version, path } = await publishesScheme(lead, `Схема с ошибкой (${lead.size})`);

    const engineer = await arrive();
    await engineer.signIn('engineer.smolensk');
    await engineer.goto(path);
    await engineer.page.getByRole('heading', { level: 1, name: 'Схема с ошибкой' }).waitFor();

    const SAVE = 'mutation ($input: SaveEntryInput!) { saveEntry(input: $input) { entry { version } } }';
    await ask(lead, SAVE, { input: { id, version, data: scheme('RD') } });
    await lead.goto(`/edit/${number}`);
    await lead.page.getByRole('button', { name: 'Опубликовать…' }).click();
    const dialog = lead.page.getByRole('dialog');
    await dialog.getByLabel('Это исправление: прежняя редакция была неверной').check();
    await dialog.getByLabel('Что было неверно').fill('Вывод 5 был синим, он красный.');
    await dialog.getByRole('button', { name: 'Опубликовать' }).click();
    await lead.page.getByText('Опубликовано.').waitFor();

    // What was opened is written down some seconds later.
    const notice = engineer.page.getByRole('link', { name: /^Исправлено то, чем вы пользовались/ });
    await expect
      .poll(async () => {
        await engineer.goto('/');
        return await notice.count();
      })
      .toBe(1);
    await notice.click();
    await engineer.comesTo(/\/recalls$/);
    const told = engineer.page
      .getByRole('listitem')
      .filter({ hasText: `Схема с ошибкой (${engineer.size})` });
    await told.getByText('Вывод 5 был синим, он красный.').waitFor();
    await told.getByRole('link', { name: 'Что изменилось' }).click();
    await engineer.comesTo(/\/changes\?from=1$/);
    const change = engineer.page.getByRole('listitem').filter({ hasText: 'X1, вывод 5' });
    expect(await change.locator('del').textContent()).toBe('синий');
    expect(await change.locator('ins').textContent()).toBe('красный');
    const older = engineer.page.locator('figure.older');
    expect(await older.isVisible()).toBe(engineer.size === 'desk');
    if (engineer.size === 'phone') await engineer.page.getByLabel('Редакция 1, прежняя').check();
    await older.locator('.change.changed').waitFor({ state: 'attached' });
    expect(await older.isVisible()).toBe(true);
    expect(await engineer.barriers()).toEqual([]);

    await engineer.page.getByRole('button', { name: 'Понятно, учту' }).click();
    await engineer.comesTo(/\/recalls$/);
    await told.getByText('Вы подтвердили').waitFor();
    await lead.goto(`/edit/${number}/history`);
    await lead.page.getByText('Дошло до 1, подтвердили 1.').waitFor();
    await lead.page.locator('figure.newer .change.changed').first().waitFor({ state: 'attached' });
  },
);
