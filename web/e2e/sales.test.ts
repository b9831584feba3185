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
  expect(copied).toMatch(/^KAMAZ 5490 .*2018\n/);
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
