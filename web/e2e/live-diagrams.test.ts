import { expect } from 'vitest';
import { journey } from './journey.ts';

journey('an author shows a diagram and a pin of it, and readers come to the pin', async (lead) => {
  const { page, size } = lead;
  await lead.signIn('lead');
  await lead.goto('/edit/new?kind=ARTICLE');
  await page.getByRole('textbox', { name: 'Заголовок', exact: true }).fill(`Зажигание FMB920 (${size})`);
  const section = page.getByRole('combobox', { name: 'Раздел', exact: true });
  const option = section.locator('option', { hasText: 'Трекер и связь' });
  await section.selectOption(await option.first().getAttribute('value'));
  await page.getByRole('button', { name: 'Создать и писать дальше' }).click();
  await page.waitForURL(/\/edit\/\d+/);
  const body = page.getByRole('textbox', { name: 'Текст' });
  await body.click();

  await page.keyboard.type('/схема');
  await page.getByRole('option', { name: 'Схема', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox', { name: 'Найти схему' }).fill('FMB920 12 В');
  await dialog
    .getByRole('button', { name: /FMB920.*12 В/ })
    .first()
    .click();
  await lead.look();
  await dialog.getByRole('button', { name: 'Вставить' }).click();
  await body.getByRole('figure').locator('svg.fl-drawing:visible').waitFor();

  await page.keyboard.type('/пин');
  await page.getByRole('option', { name: 'Вывод схемы' }).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByRole('searchbox', { name: 'Найти вывод' }).fill('x1 зажигание');
  await dialog.getByRole('button', { name: /X1:3/ }).click();
  await body.getByRole('link', { name: /^X1 вывод 3/ }).waitFor();
  await page.keyboard.type(' — к замку');
  await page
    .getByRole('status')
    .filter({ hasText: /^Сохранено/ })
    .waitFor();
  await lead.look();

  await page.getByRole('button', { name: 'Опубликовать…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click();
  await page.getByText('Опубликовано.').waitFor();
  await lead.goto(`/e/${/\/edit\/(\d+)/.exec(page.url())![1]}`);
  await lead.comesTo(/\/wiki\//);
  const article = page.getByRole('article');
  expect(await article.getByRole('figure').locator('svg.fl-drawing:visible').count()).toBe(1);
  expect(await article.getByRole('figure').innerText()).toMatch(/№ \d+, редакция \d+/);

  const pin = article.getByRole('link', { name: /^X1 вывод 3 · Зажигание · жёлтый/ });
  await pin.click();
  await lead.comesTo(/\/diagrams\/.+#X1-3$/);
  await page.locator('.viewer [data-pin="0.2"].lit').waitFor();
  await page.getByRole('link', { name: new RegExp(`Зажигание FMB920 \\(${size}\\)`) }).waitFor();
});
