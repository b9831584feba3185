import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { journey } from './journey.ts';

journey('sales names a vehicle, answers what the kit depends on, and copies the kit', async (sales) => {
  const { page } = sales;
  await sales.signIn('sales');
  await page.getByPlaceholder('ГАЗель Next 2019').fill('камаз 5490 2018');
  await page.getByRole('button', { name: 'Подобрать' }).click();
  await sales.comesTo(/\/vehicles\?q=/);
  await page.getByRole('main').getByRole('link', { name: /5490/ }).first().click();
  await sales.comesTo(/\/vehicles\/kamaz\/5490\?.*year=2018/);

  const kit = page.getByRole('region', { name: 'Что ставить' });
  await kit.waitFor();
  expect(await kit.innerText()).not.toContain('Технотон DUT-E 485');

  await page
    .getByRole('region', { name: 'От этого зависит комплект' })
    .getByRole('link', { name: '2' })
    .click();
  await sales.comesTo(/o\.tanks=2/);
  await kit.getByText('Технотон DUT-E 485').waitFor();

  await page.getByRole('button', { name: 'Скопировать комплект' }).click();
  await page.getByRole('button', { name: 'Скопировано' }).waitFor();
  const copied = await sales.readClipboard();
  expect(copied).toMatch(/^KAMAZ 5490 .*2018, Баки: 2\n/);
  expect(copied).toContain('2 × Технотон DUT-E 485 — датчик уровня топлива');
});

journey(
  'the kit answers without JavaScript too',
  async (sales) => {
    await sales.signIn('sales');
    await sales.goto('/vehicles/kamaz/5490');
    await sales.page.getByRole('link', { name: '2', exact: true }).click();
    await sales.comesTo(/o\.tanks=2/);
    await sales.page.getByText('Технотон DUT-E 485').first().waitFor();
  },
  { javaScriptEnabled: false },
);

journey(
  'sales asks an engineer about a vehicle, and those who keep the knowledge see it',
  async (sales, arrive) => {
    const { page, size } = sales;
    const question = `Что ставить на Duster, ${size}?`;
    await sales.signIn('sales');
    await sales.goto('/vehicles/renault/duster?year=2014');
    await page.getByRole('link', { name: 'Нет ответа? Спросите инженера' }).click();
    await sales.comesTo(/\/duster\/ask\?year=2014/);
    await page.getByRole('button', { name: 'Отправить' }).click();
    const field = page.getByLabel('Что спросить об этой машине?');
    expect(await field.evaluate((box: HTMLTextAreaElement) => box.validity.valueMissing)).toBe(true);
    await field.fill(question);
    await page.getByRole('button', { name: 'Отправить' }).click();
    await page.getByText('Вопрос записан').waitFor();

    const admin = await arrive();
    await admin.signIn('admin');
    await admin.goto('/search/requests');
    const asked = admin.page.getByRole('listitem').filter({ hasText: question });
    expect(await asked.innerText()).toContain('Renault Duster 2014');
  },
);

journey('sales looks at the kit as a client sees it', async (sales) => {
  const { page } = sales;
  await sales.signIn('sales');
  await sales.goto('/vehicles/lada/granta?year=2019');
  const kit = page.getByRole('region', { name: 'Что ставить' });
  expect(await kit.innerText()).toContain('После ТО просите вернуть трекер в разъём');
  expect(await kit.innerText()).toContain('Источник: Наш монтаж');
  await kit.getByText('Чем отличаются').click();
  await kit.getByRole('row', { name: /Данные CAN не указано/ }).waitFor();

  await page.getByRole('link', { name: 'Показать как клиенту' }).click();
  await sales.comesTo(/for=client/);
  await page.getByRole('combobox', { name: /^Год/ }).selectOption('2020');
  await sales.comesTo(/year=2020.*for=client/);
  const shown = await page.getByRole('main').innerText();
  expect(shown).toContain('Подтверждено 1 нашей установкой');
  for (const internal of ['После ТО просите', 'Источник', 'Кто ставил', 'На месте', 'разъём OBD-II'])
    expect(shown).not.toContain(internal);
  await sales.goto('/vehicles');
  const recent = page.getByRole('region', { name: 'Недавние машины' }).getByRole('link', { name: /2020/ });
  expect(await recent.getAttribute('href')).toMatch(/granta\?year=2020$/);
});

journey(
  'sales takes the kit along: a workbook for the offer, and one sheet of paper for the client',
  async (sales) => {
    const { page } = sales;
    await sales.signIn('sales');
    await sales.goto('/vehicles/kamaz/5490?year=2018&o.tanks=2&for=client');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'XLSX' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('5490.xlsx');
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
      'a workbook is a ZIP',
    ).toBe('PK');

    const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  },
);
