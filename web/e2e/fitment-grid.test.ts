import { expect } from 'vitest';
import { journey } from './journey.ts';

journey('an expert edits fitments like a spreadsheet and has a former state back', async (expert) => {
  const { page } = expert;
  await expert.signIn('expert');
  await expert.goto('/vehicles/kamaz/43118');
  await page.getByRole('link', { name: 'Править применимость' }).click();
  await expert.comesTo(/\/vehicles\/kamaz\/43118\/fitments$/);
  expect(await expert.barriers()).toEqual([]);
  const before = await page.locator('tbody tr').count();
  const cell = (column: string, row: number) =>
    page.getByLabel(`${column}, строка ${before + row}`, { exact: true });
  const status = page.getByRole('status').filter({ hasText: /./ }).last();
  const save = page.getByRole('button', { name: 'Сохранить всё' });

  // A block from a spreadsheet: names as people write them, one cell that says nothing, two rows that contradict.
  await page.getByRole('button', { name: 'Добавить строку' }).click();
  await page.evaluate(() =>
    navigator.clipboard.writeText(
      'FMB920\t\t2015-19\tподходит\nfmc 130\t\tс 2020\tвозможно\nFMB920\t\t2018–2021\tне подходит',
    ),
  );
  await cell('Оборудование', 1).press('Control+V');
  await page.getByText('нет такого состояния').first().waitFor();
  expect(await cell('Годы', 1).inputValue()).toBe('2015–2019');
  expect(await cell('Годы', 2).inputValue()).toBe('2020–');
  expect(await cell('Состояние', 2).inputValue()).toBe('возможно');
  await page.getByText(/Две строки противоречат друг другу о KAMAZ 43118 2018–2019/).waitFor();
  expect(await save.isDisabled()).toBe(true);

  await cell('Состояние', 2).selectOption({ label: 'Частично' });
  await cell('Годы', 3).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('2020');
  await page.keyboard.press('Escape');
  expect(await cell('Годы', 3).inputValue()).toBe('2018–2021');
  await page.keyboard.type('с 2020');
  await page.keyboard.press('Tab');
  expect(await cell('Годы', 3).inputValue()).toBe('2020–');
  expect(await page.getByText(/противоречат/).count()).toBe(0);

  // Fill down over three rows, take it back, make it again.
  await cell('Заметка', 1).fill('по письму завода');
  await cell('Заметка', 1).press('Enter');
  await cell('Заметка', 1).focus();
  await cell('Заметка', 1).selectText();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+D');
  expect(await cell('Заметка', 3).inputValue()).toBe('по письму завода');
  await page.keyboard.press('Control+Z');
  expect(await cell('Заметка', 3).inputValue()).toBe('');
  await page.keyboard.press('Control+Y');
  expect(await cell('Заметка', 3).inputValue()).toBe('по письму завода');

  await cell('Параметры', 1).fill('пробег +, топливо ?');
  await cell('Параметры', 1).press('Tab');
  expect(await cell('Параметры', 1).inputValue()).toBe('пробег: да; топливо: с опцией');
  await cell('Схема', 1).fill('нет такой');
  await cell('Схема', 1).press('Tab');
  await page.getByText('такой опубликованной схемы нет').waitFor();
  await cell('Схема', 1).fill('FMC003: разъём OBD-II');
  await cell('Схема', 1).press('Tab');

  await save.click();
  await status.filter({ hasText: 'Строки сохранены' }).waitFor();
  await cell('Заметка', 2).fill('передумали');
  await cell('Заметка', 2).press('Control+S');
  await status.filter({ hasText: 'Строки сохранены' }).waitFor();
  await expect.poll(() => cell('Заметка', 2).evaluate((box) => box === document.activeElement)).toBe(true);

  await page.getByRole('button', { name: `История строки ${before + 2}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('по письму завода').first().waitFor();
  await dialog.getByRole('button', { name: 'Вернуть как было до этого' }).first().click();
  await dialog.getByText('возврат').waitFor();
  await dialog.getByRole('button', { name: 'Закрыть' }).click();
  expect(await cell('Заметка', 2).inputValue()).toBe('по письму завода');

  for (const row of [3, 2, 1])
    await page.getByRole('button', { name: `Удалить строку ${before + row}`, exact: true }).click();
  await save.click();
  await status.filter({ hasText: 'Строки сохранены' }).waitFor();
  await page.getByRole('button', { name: 'История и удалённые' }).click();
  await dialog.getByRole('button', { name: 'Вернуть строку' }).first().click();
  await dialog.getByText('возврат').first().waitFor();
  await dialog.getByRole('button', { name: 'Закрыть' }).click();
  expect(await page.locator('tbody tr').count()).toBe(before + 1);
  await page.getByRole('button', { name: `Удалить строку ${before + 1}`, exact: true }).click();
  await save.click();
  await status.filter({ hasText: 'Строки сохранены' }).waitFor();
});

journey(
  'two people change one row: the second sees both and loses nothing',
  async (expert, arrive) => {
    const { page } = expert;
    await expert.signIn('expert');
    await expert.goto('/vehicles/maz/6501/fitments');
    const before = await page.locator('tbody tr').count();
    const year = '2002';
    await page.getByRole('button', { name: 'Добавить строку' }).click();
    const cell = (on: typeof page, column: string) =>
      on.getByLabel(`${column}, строка ${before + 1}`, { exact: true });
    await cell(page, 'Оборудование').fill('FMB920');
    await cell(page, 'Годы').fill(year);
    await cell(page, 'Годы').press('Enter');
    await page.getByRole('button', { name: 'Сохранить всё' }).click();
    await page.getByText('Строки сохранены').waitFor();

    const lead = await arrive();
    await lead.signIn('lead');
    await lead.goto('/vehicles/maz/6501/fitments');
    await cell(lead.page, 'Причина').fill('нет места под блок');
    await cell(lead.page, 'Причина').press('Enter');
    await lead.page.getByRole('button', { name: 'Сохранить всё' }).click();
    await lead.page.getByText('Строки сохранены').waitFor();

    await cell(page, 'Заметка').fill('моя заметка');
    await cell(page, 'Заметка').press('Enter');
    await page.getByRole('button', { name: 'Сохранить всё' }).click();
    await page.getByText('изменил кто-то другой').waitFor();
    await page.getByText('нет места под блок').waitFor();
    expect(await cell(page, 'Заметка').inputValue()).toBe('моя заметка');
    await page.getByRole('button', { name: 'Оставить моё' }).click();
    await page.getByRole('button', { name: `Удалить строку ${before + 1}`, exact: true }).click();
    await page.getByRole('button', { name: 'Сохранить всё' }).click();
    await page.getByText('Строки сохранены').waitFor();
  },
  { sizes: ['desk'] },
);
