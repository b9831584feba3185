import { expect } from 'vitest';
import { journey } from './journey.ts';

journey(
  'sales ticks two trackers and sees what they differ in, without JavaScript too',
  async (sales) => {
    const { page } = sales;
    await sales.signIn('sales');
    await sales.goto('/equipment');
    for (const name of [/Сравнить: Teltonika FMB125/, /Сравнить: Teltonika FMB920/])
      await page.getByRole('checkbox', { name }).check();
    await page.getByRole('button', { name: 'Сравнить отмеченные' }).click();
    await sales.comesTo(/\/equipment\/compare\?ids=\d+&ids=\d+/);
    expect(await page.getByRole('columnheader').count()).toBe(2);
    await page.getByRole('rowheader', { name: 'Производитель' }).waitFor();

    await page.getByRole('link', { name: 'Только отличия' }).click();
    await sales.comesTo(/only=differences/);
    expect(await page.getByRole('rowheader', { name: 'Производитель' }).count()).toBe(0);
    await page.getByRole('rowheader', { name: 'Модель' }).waitFor();

    await page.getByLabel('Добавить к сравнению').selectOption({ index: 0 });
    await page.getByRole('button', { name: 'Добавить' }).click();
    await sales.comesTo(/ids=\d+&ids=\d+&only=differences&ids=\d+/);
    expect(await page.getByRole('columnheader').count()).toBe(3);
  },
  { javaScriptEnabled: false },
);
