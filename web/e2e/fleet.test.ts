import { expect } from 'vitest';
import { journey } from './journey.ts';

const LIST = ['камаз 5490 2018 x2', 'МТЗ 82.1 А123ВС77', 'камаз', 'прицеп тонар'].join('\n');

journey('sales pastes a fleet, says what was not recognised, and takes the answer along', async (sales) => {
  const { page } = sales;
  await sales.signIn('sales');
  await sales.goto('/vehicles');
  await page.getByRole('link', { name: 'Парк списком' }).click();
  await sales.comesTo(/\/vehicles\/fleet$/);
  await page.getByLabel('Список машин').fill(LIST);
  await page.getByRole('button', { name: 'Что подходит' }).click();
  await sales.comesTo(/\/vehicles\/fleet\?list=/);
  expect(decodeURIComponent(page.url())).not.toContain('А123ВС77');

  const waiting = page.getByRole('region', { name: 'Уточните, что это за машины' });
  expect(await waiting.getByRole('listitem').count()).toBe(2);
  await waiting.getByLabel('Машина в строке 3').selectOption({ label: 'KAMAZ 65115' });
  await waiting.getByLabel('Строка 4').fill('Volvo FH 2015');
  await waiting.getByRole('button', { name: 'Пересчитать' }).click();
  await sales.comesTo(/pick=3.*Volvo|Volvo.*pick=3/);
  expect(await waiting.count()).toBe(0);

  const all = page.getByRole('region', { name: 'Подходит всем' });
  await all.getByText('Машин: 5, строк: 4').waitFor();
  await page.getByRole('group', { name: 'Баки, строка 1' }).getByRole('button', { name: '2' }).click();
  await sales.comesTo(/o=1%3Atanks%3D2/);
  await page.getByRole('button', { name: 'Баки: 2' }).waitFor();
  await all.getByRole('button', { name: 'Скопировать ответ' }).click();
  await page.getByRole('button', { name: 'Скопировано' }).waitFor();
  expect(await sales.readClipboard()).toMatch(/^5 машин\n/);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    all.getByRole('button', { name: 'XLSX' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('fleet.xlsx');
});

journey('who is not signed in is asked to before a list is typed, not after', async (visitor) => {
  await visitor.goto('/vehicles/fleet');
  expect(visitor.page.url()).toMatch(/\/sign-in\?next=%2Fvehicles%2Ffleet$/);
});

journey('a file that is too large is refused beside the list, which stays', async (sales) => {
  const { page } = sales;
  await sales.signIn('sales');
  await sales.goto('/vehicles/fleet');
  await page.getByLabel('Список машин').fill(LIST);
  await page
    .getByLabel('Или файл')
    .setInputFiles({ name: 'парк.csv', mimeType: 'text/csv', buffer: Buffer.alloc(2.1 * 2 ** 20, 'x') });
  await page.getByRole('button', { name: 'Что подходит' }).click();
  await page.getByRole('alert').first().waitFor();
  sales.expectComplaint(/400/);
  expect(await page.getByLabel('Список машин').inputValue()).toBe(LIST);
});

journey(
  'a fleet from a file is answered without JavaScript too',
  async (sales) => {
    const { page } = sales;
    await sales.signIn('sales');
    await sales.goto('/vehicles/fleet');
    const rows = ['Марка;Модель;Кол-во', 'КАМАЗ;5490;12', 'Прицеп;;1'];
    await page.getByLabel('Или файл').setInputFiles({
      name: 'парк.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\r\n')),
    });
    await page.getByRole('button', { name: 'Что подходит' }).click();
    await sales.comesTo(/\?list=/);
    await page.getByText('Машин: 12, строк: 1').waitFor();
    await page.getByLabel('Строка 2').fill('МТЗ 82.1');
    await page.getByRole('button', { name: 'Пересчитать' }).first().click();
    await sales.comesTo(/82\.1/);
    await page.getByText('Машин: 13, строк: 2').waitFor();
  },
  { javaScriptEnabled: false },
);
