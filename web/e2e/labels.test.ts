import { expect } from 'vitest';
import { journey } from './journey.ts';
import type { Visitor } from './visitor.ts';

/** The beginning and the name of what a link hands out. */
async function download({ page }: Visitor, name: string): Promise<{ name: string; head: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  return { name: file.suggestedFilename(), head: Buffer.concat(chunks).subarray(0, 5).toString('latin1') };
}

const PDF = '%PDF-';

journey('a kit goes by number, by code, as a PDF and onto labels', async (sales, arrive) => {
  const { page } = sales;
  await sales.signIn('sales');
  await sales.goto('/vehicles/kamaz/5490?year=2018&o.tanks=2');
  expect(await download(sales, 'PDF')).toEqual({ name: '5490.pdf', head: PDF });
  await page.getByRole('button', { name: 'Номер и QR' }).click();
  await sales.comesTo(/\/k\/\d+\/share$/);
  await page.getByRole('img', { name: /^QR-код: http.*\/k\/\d+$/ }).waitFor();
  const [, number] = /К (\d{4,})/.exec(await page.getByRole('heading', { level: 1 }).innerText())!;
  expect(await sales.barriers()).toEqual([]);

  // Who gets the number by telephone types it into the search, or opens the link.
  const client = await arrive();
  await client.signIn('client', 'agro-zarya');
  await client.goto(`/k/${number}`);
  await client.comesTo(/\/vehicles\/kamaz\/5490\?.*year=2018&o\.tanks=2$/);
  await client.goto(`/search?q=${encodeURIComponent(`К ${number}`)}`);
  await client.comesTo(/\/vehicles\/kamaz\/5490\?.*year=2018&o\.tanks=2/);
  expect(await download(client, 'PDF')).toEqual({ name: '5490.pdf', head: PDF });

  await page.getByRole('link', { name: 'Этикетка' }).click();
  await sales.comesTo(/\/labels\?of=k\d+$/);
  await page.getByRole('textbox', { name: 'Добавить по номеру' }).fill('1001, 99999');
  await page.getByRole('combobox', { name: 'Лист этикеток' }).selectOption('65');
  await page.getByRole('spinbutton', { name: 'Копий каждой' }).fill('3');
  await page.getByRole('spinbutton', { name: 'Начать с места' }).fill('64');
  await page.getByRole('button', { name: 'Показать' }).click();
  await page.getByText('Не нашли: 99999').waitFor();
  const sheets = page.getByRole('img', { name: /^Лист \d из 2$/ });
  expect(await sheets.count()).toBe(2);
  expect(await Promise.all([0, 1].map((i) => sheets.nth(i).locator('use').count()))).toEqual([2, 4]);
  expect(await sales.barriers()).toEqual([]);
  expect(await download(sales, 'Скачать PDF')).toEqual({ name: 'labels.pdf', head: PDF });

  await sales.goto('/diagrams/fmb125-dva-datchika-topliva-po-rs-485-dva-baka');
  expect((await download(sales, 'PDF')).head).toBe(PDF);
  expect((await download(sales, 'PNG')).head.slice(1, 4)).toBe('PNG');
  expect((await download(sales, 'SVG')).head).toBe('<svg ');
});

journey(
  'a label of an earlier revision says so, and leads to what is in force',
  async (lead, arrive) => {
    const { page } = lead;
    await lead.signIn('lead');
    await lead.goto('/edit/new?kind=ARTICLE');
    await page.getByRole('textbox', { name: 'Заголовок', exact: true }).fill(`Табличка (${lead.size})`);
    const section = page.getByRole('combobox', { name: 'Раздел', exact: true });
    const option = section.locator('option', { hasText: 'Трекер и связь' });
    await section.selectOption(await option.getAttribute('value'));
    await page.getByRole('button', { name: 'Создать и писать дальше' }).click();
    await page.waitForURL(/\/edit\/\d+/);
    const [, number] = /\/edit\/(\d+)/.exec(page.url())!;
    await page.getByRole('combobox', { name: 'Кто видит' }).selectOption('PUBLIC');
    const publish = async (text: string) => {
      await page.getByRole('textbox', { name: 'Текст' }).click();
      await page.keyboard.type(text);
      await page
        .getByRole('status')
        .filter({ hasText: /^Сохранено/ })
        .waitFor();
      await page.getByRole('button', { name: 'Опубликовать…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click();
      await page.getByText('Опубликовано.').waitFor();
    };
    await publish('Как было. ');
    // Its own label leads straight to the page.
    const reader = await arrive();
    await reader.goto(`/e/${number}?r=1`);
    await reader.comesTo(/\/wiki\//);
    await lead.goto(`/edit/${number}`);
    await publish('Как стало. ');

    await reader.goto(`/e/${number}?r=1`);
    await reader.page.getByText(/На этикетке редакция 1 от .*, действует редакция 2 от/).waitFor();
    expect(await reader.page.getByRole('link', { name: 'Что изменилось' }).count()).toBe(0);
    expect(await reader.barriers()).toEqual([]);
    await reader.page.getByRole('link', { name: 'Открыть редакцию 2' }).click();
    await reader.comesTo(/\/wiki\//);

    await lead.goto(`/e/${number}?r=1`);
    await page.getByRole('link', { name: 'Что изменилось' }).click();
    await lead.comesTo(/\/history\?from=1&to=2$/);
  },
  { sizes: ['phone'] },
);
