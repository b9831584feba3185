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
