import { expect } from 'vitest';
import { journey } from './journey.ts';
import { isSaved, opensScheme } from './open-scheme.ts';

journey(
  'an author is shown a mistake on the drawing, mends it, and answers for a warning',
  async (author, arrive) => {
    const { page } = author;
    const title = `Проверяемая схема (${author.size})`;
    await author.signIn('admin');
    await opensScheme(author, title);
    const checks = page.getByRole('region', { name: 'Проверка схемы' });
    const drawing = page.getByRole('region', { name: 'Рисунок схемы' });
    const drawn = (kind: string) => drawing.locator(`svg.fl-drawing .mark.${kind}`);
    const summary = page.getByRole('status').filter({ hasText: /предупреждени|ошиб|Замечаний/ });
    await summary.filter({ hasText: '1 предупреждение' }).waitFor();
    expect(await drawn('error').count()).toBe(0);

    const cell = page.locator('[data-place="connections.0"] [data-column="to"] input');
    await cell.fill('X9:30');
    await cell.press('Tab');
    await summary.filter({ hasText: '1 ошибка' }).waitFor();
    await checks.getByRole('listitem').filter({ hasText: 'Плюс X9:30 приходит на X1:1' }).waitFor();
    await checks.getByRole('button', { name: 'Показать' }).first().click();
    await drawing.locator('[data-pin="0.0"].lit').waitFor();
    expect(await drawing.locator('.wire.lit').count()).toBe(1);
    expect(
      await page.locator('[data-place="connectors.0.pins.0"]').getByRole('img', { name: 'Ошибка 1' }).count(),
    ).toBe(1);
    const barriers = await author.barriers();
    // The text field below is not what this is about.
    expect(barriers.filter((line) => !line.includes('ProseMirror'))).toEqual([]);
    await isSaved(author);
    await author.look();

    const publish = page.getByRole('button', { name: 'Опубликовать…' });
    const dialog = page.getByRole('dialog', { name: 'Опубликовать' });
    const colour = page.locator('[data-place="connectors.0.pins.0"] [data-column="colour"] input');
    await colour.fill('в горошек');
    await colour.press('Tab');
    await publish.click();
    await dialog.getByText('Часть написанного не удалось прочитать').waitFor();
    await page.keyboard.press('Escape');
    await colour.fill('');
    await colour.press('Tab');
    await publish.click();
    expect(await dialog.getByText('не удалось прочитать').count()).toBe(0);
    await dialog.getByText('Публикации мешает 1 ошибка').waitFor();
    await expect.poll(() => dialog.getByRole('button', { name: /^Опубликовать/ }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');

    const warning = checks.getByRole('listitem').filter({ hasText: 'никуда не ведёт' });
    await warning.getByRole('button', { name: 'Принять с причиной…' }).click();
    await warning.getByRole('textbox', { name: 'Почему так и должно быть' }).fill('Сирену ставит клиент');

    await checks.getByRole('button', { name: 'К таблице' }).first().click();
    await expect.poll(() => page.locator('[data-place="connectors.0.pins.0"] :focus').count()).toBe(1);
    await cell.fill('F1:1');
    await cell.press('Tab');
    await summary.filter({ hasText: '1 предупреждение' }).filter({ hasNotText: 'ошиб' }).waitFor();
    expect(await drawn('error').count()).toBe(0);

    // The reason was being written while the error above it went.
    await checks.getByRole('button', { name: 'Принять с причиной', exact: true }).click();
    await checks.getByText(/Принято: .* — Сирену ставит клиент/).waitFor();

    await publish.click();
    await dialog.getByRole('button', { name: /^Опубликовать/ }).click();
    await page.getByText('Опубликовано.').waitFor();
    await page.getByRole('link', { name: 'Открыть страницу' }).first().click();
    await author.comesTo(/\/diagrams\//);
    const address = new URL(page.url()).pathname;
    const engineer = await arrive();
    await engineer.signIn('engineer');
    await engineer.goto(address);
    await engineer.page.getByText('Замечания проверки (1)').click();
    await engineer.page.getByText(/Принято: .*Сирену ставит клиент/).waitFor();
    await engineer.look();
  },
);

journey('a publisher is asked about warnings and lets the scheme out all the same', async (author) => {
  const { page } = author;
  await author.signIn('admin');
  await opensScheme(author, `Схема с предупреждением (${author.size})`);
  const publish = page.getByRole('button', { name: 'Опубликовать…' });
  const dialog = page.getByRole('dialog', { name: 'Опубликовать' });
  const modules = '**/_app/immutable/**';
  await page.route(modules, (route) => route.abort());
  await publish.click();
  await dialog.getByText('Проверка схемы не загрузилась').waitFor();
  expect(await dialog.getByRole('button', { name: /^Опубликовать/ }).isDisabled()).toBe(true);
  await author.look();
  await page.unroute(modules);
  // One for each script of the module.
  const aborted = author.complaints.filter((complaint) => complaint.includes('ERR_FAILED'));
  for (const _ of aborted) author.expectComplaint(/ERR_FAILED/);
  await dialog.getByRole('button', { name: 'Сохранить и обновить' }).click();
  await dialog.waitFor({ state: 'hidden' });

  await publish.click();
  await dialog.getByText('Провод W1.5 от X1:5 никуда не ведёт.').waitFor();
  const anyway = dialog.getByRole('button', { name: /^Опубликовать/ });
  await expect.poll(() => anyway.isDisabled()).toBe(true);
  await dialog.getByRole('checkbox', { name: 'Предупреждения прочитаны, публикую с ними' }).check();
  await author.look();
  await dialog.getByRole('button', { name: 'Опубликовать всё равно' }).click();
  await page.getByText('Опубликовано.').waitFor();
});

journey(
  'the text of a scheme, its tables and its drawing are one, and are taken back together',
  async (author) => {
    const { page } = author;
    await author.signIn('admin');
    await opensScheme(author, `Схема текстом, ${author.size}`);
    await page.getByRole('button', { name: 'Текстом (WireViz)' }).click();
    const text = page.getByRole('textbox', { name: 'Текстом (WireViz)' });
    const whole = await text.inputValue();
    expect(whole).toContain('- X1: [1]');

    await text.fill(whole.replaceAll('X9', 'X7'));
    const drawn = (name: string) => page.locator('.fl-drawing text', { hasText: name }).first().waitFor();
    await drawn('X7');
    await page.getByRole('button', { name: 'Отменить правку схемы' }).click();
    await drawn('X9');
    await expect.poll(() => text.inputValue()).toBe(whole);

    await text.fill(whole.replace('- X1: [5]', '- X1: [77]'));
    await page.getByText('Текст пока не принят').waitFor();
    await page.getByText('У разъёма X1 нет вывода «77»').waitFor();
    await author.look();
    const cell = page.locator('[data-place="connections.3"] [data-column="note"] :is(input, textarea)');
    await cell.fill('сирена');
    await cell.press('Tab');
    await page.getByText('Пока правили текст, схема изменилась в таблицах').waitFor();
    await page.getByRole('button', { name: 'Вернуть текст из таблиц' }).click();
    expect(await text.inputValue()).toContain('сирена');
    await isSaved(author);
  },
);
