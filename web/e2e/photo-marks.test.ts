import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { journey } from './journey.ts';

const HEIC = readFileSync(new URL('../../api/test/fixtures/photo.heic', import.meta.url));

journey('an expert draws on a HEIC photo, by pointer and by keyboard, and readers see it', async (lead) => {
  const { page, size } = lead;
  await lead.signIn('lead');
  await lead.goto('/edit/new?kind=EQUIPMENT');
  await page.getByLabel('Заголовок').fill(`Разъём на снимке (${size})`);
  await page.getByLabel('Модель').fill(`X-${size}`);
  const section = page.getByRole('combobox', { name: /Раздел/ });
  await section.selectOption(
    await section.locator('option', { hasText: 'Оборудование' }).first().getAttribute('value'),
  );
  await page.getByRole('button', { name: 'Создать и писать дальше' }).click();
  await page.waitForURL(/\/edit\/\d+/);

  await page
    .getByLabel('Добавить снимки')
    .setInputFiles({ name: 'IMG_1.HEIC', mimeType: 'image/heic', buffer: HEIC });
  await page.getByRole('textbox', { name: 'Подпись' }).fill('Разъём X1');
  await page.getByRole('button', { name: 'Нарисовать отметки' }).click();
  const canvas = page.locator('.canvas');
  await canvas.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  await canvas.hover({ position: { x: 20, y: 20 } });
  const box = (await canvas.boundingBox())!;
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 120, { steps: 4 });
  await page.mouse.up();
  const arrow = page.getByRole('button', { name: 'стрелка', exact: true });
  await arrow.waitFor();

  await page.getByLabel('Отметка').selectOption({ label: 'Надпись' });
  await page.getByRole('button', { name: 'Поставить в середину' }).click();
  await page.getByRole('textbox', { name: 'Надпись' }).fill('масса здесь');
  const words = page.getByRole('button', { name: '«масса здесь»', exact: true });
  await words.focus();
  const before = await page.locator('.canvas svg > text').getAttribute('x');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.locator('.canvas svg > text').getAttribute('x')).not.toBe(before);
  await page
    .getByRole('status')
    .filter({ hasText: /^Сохранено/ })
    .waitFor();
  await lead.look();

  await page.getByRole('button', { name: 'Опубликовать…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click();
  await page.getByText('Опубликовано.').waitFor();
  await lead.goto(`/e/${/\/edit\/(\d+)/.exec(page.url())![1]}`);
  await lead.comesTo(/\/equipment\//);
  const shown = page.getByRole('img', { name: 'Разъём X1. Отмечено: стрелка, «масса здесь».' });
  await shown.waitFor();
  expect(await page.locator('figure svg.photo-marks path').count()).toBe(2);
  const over = (await page.locator('figure svg.photo-marks').boundingBox())!;
  const under = (await shown.boundingBox())!;
  expect(Math.abs(over.width - under.width) + Math.abs(over.height - under.height)).toBeLessThan(6);
});

journey('an author draws on a picture of an article, and readers see and hear it', async (lead) => {
  const { page, size } = lead;
  await lead.signIn('lead');
  await lead.goto('/edit/new?kind=ARTICLE');
  await page.getByRole('textbox', { name: 'Заголовок', exact: true }).fill(`Снимок с отметкой (${size})`);
  const section = page.getByRole('combobox', { name: 'Раздел', exact: true });
  const option = section.locator('option', { hasText: 'Трекер и связь' });
  await section.selectOption(await option.getAttribute('value'));
  await page.getByRole('button', { name: 'Создать и писать дальше' }).click();
  await page.waitForURL(/\/edit\/\d+/);
  const body = page.getByRole('textbox', { name: 'Текст' });
  await body.click();
  await page.keyboard.type('/галерея');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('option', { name: 'Галерея' }).click();
  const photo = (name: string) => ({ name, mimeType: 'image/heic', buffer: HEIC });
  await (await choosing).setFiles([photo('a.heic'), photo('b.heic')]);
  const pictures = body.locator('.gallery img[src*="/files/"]');
  await pictures.nth(1).waitFor();
  expect(await pictures.count()).toBe(2);

  await pictures.first().click();
  const bar = page.getByRole('group', { name: 'Картинка или файл' });
  await bar.getByRole('textbox', { name: 'Что на картинке' }).fill('Колодка');
  await bar.getByRole('textbox', { name: 'Подпись под картинкой' }).fill('Колодка под торпедо');
  await bar.getByRole('textbox', { name: 'Подпись под картинкой' }).press('Tab');
  await bar.getByRole('button', { name: 'Нарисовать отметки' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Поставить в середину' }).click();
  await dialog.getByRole('button', { name: 'стрелка', exact: true }).waitFor();
  await lead.look();
  await dialog.getByRole('button', { name: 'Готово с отметками' }).click();
  await body.locator('.gallery svg.photo-marks').waitFor();
  await page
    .getByRole('status')
    .filter({ hasText: /^Сохранено/ })
    .waitFor();

  await page.getByRole('button', { name: 'Опубликовать…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click();
  await page.getByText('Опубликовано.').waitFor();
  await lead.goto(`/e/${/\/edit\/(\d+)/.exec(page.url())![1]}`);
  await lead.comesTo(/\/wiki\//);
  const figure = page.getByRole('article').getByRole('figure');
  const shown = figure.getByRole('img', { name: 'Колодка. Отмечено: стрелка.' });
  await shown.scrollIntoViewIfNeeded();
  expect(await figure.innerText()).toContain('Колодка под торпедо');
  const over = (await figure.locator('svg.photo-marks').boundingBox())!;
  const under = (await shown.boundingBox())!;
  expect(Math.abs(over.width - under.width) + Math.abs(over.height - under.height)).toBeLessThan(6);
});
